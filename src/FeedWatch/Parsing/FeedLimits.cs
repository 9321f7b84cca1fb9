namespace FeedWatch.Parsing;

/// <summary>How much of a document is read, whatever it holds.</summary>
internal static class FeedLimits
{
    /// <summary>Of the decoded document: what a body of 16 MiB can hold.</summary>
    public const int Characters = 16 * 1024 * 1024;

    /// <summary>Elements or objects within one another.</summary>
    public const int Depth = 100;

    /// <summary>All of these must fit into a seen-set.</summary>
    public const int Entries = Feeds.SeenSet.Capacity;

    /// <summary>Of plain text in one field; the rest is cut.</summary>
    public const int FieldCharacters = 64 * 1024;

    /// <summary>Of markup in one field: pictures written into the text make a million characters of one sentence.</summary>
    public const int MarkupCharacters = 1024 * 1024;

    public const int LineCharacters = 2_000;

    public const int LinkCharacters = 8_000;

    public const int Authors = 20;

    public const int Categories = 50;
}
