using FeedWatch.Feeds;
using FeedWatch.Fetching;
using FeedWatch.Parsing;

namespace FeedWatch;

/// <summary>A feed at the moment it is polled, and what its state says of this poll. Pure; the server is carried along for the reads and saves of the poll.</summary>
internal sealed record PolledFeed(Feed Feed, FeedState State, ILeasedServer Server, PollOptions Options, DateTimeOffset At)
{
    // A publisher who is half way through writing a file is done within an hour.
    private const int TruncatedPolls = 3;
    private static readonly TimeSpan TruncatedFor = TimeSpan.FromHours(1);

    // A poll that lies further ahead was made under a wrong clock, and so was what it set.
    private static readonly TimeSpan ClockDrift = TimeSpan.FromMinutes(1);

    private const int FailuresBeforeGoingBack = 3;

    /// <summary>How often a feed is tried again that begins to fail.</summary>
    public TimeSpan Interval => Feed.Every ?? Options.Interval;

    /// <summary>Until one whole document was read, each poll is the first.</summary>
    public bool IsFirst => State.BaselinedAt is null;

    /// <summary>The feed itself may not be asked yet; articles of it are due.</summary>
    public bool HasOnlyArticlesDue => State.Articles.FeedDueAt > At + Options.Slack && State.LastPollAt <= At + ClockDrift;

    /// <summary>The state as the fetcher is to see it: without validators where all of the document is wanted.</summary>
    public FeedState Asked => GoesBack
        ? State with { AdoptedUrl = null, Validators = null }
        : State with { Validators = WantsAll ? null : State.Validators };

    /// <summary>Where whoever polls it waited for a turn, and has it until the end of the poll.</summary>
    public string HeldServer => (State.AdoptedUrl ?? Feed.Url).Authority;

    public Uri AskedUrl => Asked.AdoptedUrl ?? Feed.Url;

    /// <summary>Whether the server's 304 is put to the test.</summary>
    public bool ChecksNotModified => State.Validators is not null && State.History.LiedAt is null && WantsAll && !GoesBack;

    private bool WantsAll => FullFetch.IsDue(State, At);

    // The address that was adopted fails, be it gone, broken or for sale: every other poll asks the configured one, until one of them works.
    private bool GoesBack => State.AdoptedUrl is not null
        && State.ConsecutiveFailures >= FailuresBeforeGoingBack && State.ConsecutiveFailures % 2 == 1;

    /// <summary>Servers that ignore validators send the same bytes again and again.</summary>
    public bool WasReadWhole(string bodyHash) => State.ContentHash == bodyHash && State.IdVersion == StoryNamings.All.Count;

    /// <summary>A first poll alerts only for what was published within the look-back; what has no date counts as old. An archive's story alerts unless it is dated so long before the gap.</summary>
    public bool Alerts(Story story, Discovery found)
    {
        var dated = story.PublishedAt ?? story.UpdatedAt;
        return found.Gap is { } gap && found.Archived.Contains(story.Id)
            ? !(dated < gap.From - Options.LookBack)
            : !IsFirst || dated >= At - Options.LookBack;
    }

    public Reading Reading(FetchResult.Fetched fetched, FeedDocument document, string bodyHash)
    {
        var isOverLimit = fetched.End == BodyEnd.OverLimit || document.End == DocumentEnd.OverLimit;
        var truncated = document.End == DocumentEnd.Truncated && !isOverLimit ? Again(bodyHash) : null;
        var isTaken = truncated is null || (truncated.Polls >= TruncatedPolls && At - truncated.FirstAt >= TruncatedFor);

        // Validators of a document that broke off at another place each time would make the server answer 304 for what we have not seen.
        var isSettled = truncated is null || State.Truncated?.ContentHash == bodyHash;
        return new Reading(fetched, document, isSettled ? fetched.Validators : State.Validators, bodyHash, truncated, isTaken, isOverLimit);
    }

    // Whatever the bytes: many servers write the time into each copy.
    private TruncatedBody Again(string bodyHash) => State.Truncated is { } before
        ? before with { ContentHash = bodyHash, Polls = before.Polls + 1 }
        : new TruncatedBody(bodyHash, At, Polls: 1);
}

/// <summary>A document and how far it may be believed.</summary>
/// <param name="Answer">What brought it.</param>
/// <param name="Truncated">Set where it broke off.</param>
/// <param name="IsTaken">It counts as whole: it is, or it has broken off at each poll for long enough.</param>
/// <param name="IsOverLimit">A limit of ours cut it short.</param>
internal sealed record Reading(
    FetchResult.Fetched Answer, FeedDocument Document, Validators? Validators, string BodyHash, TruncatedBody? Truncated, bool IsTaken, bool IsOverLimit);
