using System.Net;
using FeedWatch.Feeds;
using FeedWatch.Fetching;

namespace FeedWatch;

/// <summary>A poll that brought nothing to read.</summary>
/// <param name="Reason">In one line, for a person.</param>
/// <param name="Wait">At least so long until the next poll.</param>
/// <param name="End">What it says of the feed's end.</param>
internal sealed record PollFailure(string Reason, TimeSpan Wait = default, FeedEnd End = FeedEnd.No)
{
    public static PollFailure Of(FetchResult.Gone _) => new("The server answered 410: the feed has ended. Remove it, or look for its successor.", End: FeedEnd.Said);

    public static PollFailure Of(FetchResult.Failed failed) => new(failed.Reason, End: failed.Status == HttpStatusCode.NotFound ? FeedEnd.Likely : FeedEnd.No);

    public static PollFailure Of(FetchResult.RateLimited limited, TimeSpan wait) =>
        new($"The server answered {(int)limited.Status} and asks to be left alone for {wait:c}.", wait);
}
