using FeedWatch.Host.Commands;

namespace FeedWatch.Host.Probing;

/// <summary>What a query is tried on: one of these, or nothing.</summary>
public abstract record TrialSource
{
    private TrialSource()
    {
    }

    /// <summary>A text or a file is of no feed: a rule that is for some feeds only is compared all the same.</summary>
    public bool HasFeed => this is OfFeed or Kept;

    /// <summary>What a feed holds now.</summary>
    public sealed record OfFeed(Uri Url) : TrialSource;

    /// <summary>A feed document, else a text.</summary>
    public sealed record OfFile(FileInfo File) : TrialSource;

    public sealed record OfText(string Text) : TrialSource;

    /// <summary>What earlier polls have kept.</summary>
    public sealed record Kept(Since Since) : TrialSource;
}
