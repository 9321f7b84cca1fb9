using FeedWatch.Fetching;
using FeedWatch.Parsing;

namespace FeedWatch.Host.Probing;

/// <summary>What a single look at an address showed.</summary>
public abstract record ProbeResult
{
    private ProbeResult()
    {
    }

    /// <param name="MovedTo">Where the server says that the feed has moved for good.</param>
    public sealed record Readable(FeedDocument Document, Uri FinalUrl, BodyEnd End, Uri? MovedTo = null) : ProbeResult
    {
        public bool IsCut => End == BodyEnd.Cut || Document.End == DocumentEnd.Truncated;
    }

    /// <summary>Something answered, and it is no feed: often a web page that names one.</summary>
    public sealed record NotAFeed(string Reason, ReadOnlyMemory<byte> Body, Uri FinalUrl) : ProbeResult;

    /// <param name="Advice">What a person can do about it.</param>
    public sealed record Failed(string Reason, string Advice) : ProbeResult;
}
