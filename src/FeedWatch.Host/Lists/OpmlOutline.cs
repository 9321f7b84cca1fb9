namespace FeedWatch.Host.Lists;

/// <summary>One subscription of a reading list.</summary>
/// <param name="Tags">The folders it lies in and its categories.</param>
public sealed record OpmlOutline(Uri Url, string Name, IReadOnlyList<string> Tags, string? Language);

/// <summary>What a file that should be OPML turned out to be.</summary>
public abstract record OpmlResult
{
    private OpmlResult()
    {
    }

    /// <param name="Outlines">In the order of the file.</param>
    /// <param name="Skipped">Subscriptions without an http or https address.</param>
    public sealed record Read(IReadOnlyList<OpmlOutline> Outlines, int Skipped) : OpmlResult;

    /// <param name="Reason">One line for a person.</param>
    public sealed record NotOpml(string Reason) : OpmlResult;
}
