namespace FeedWatch.Parsing.Articles;

/// <summary>What a search for the article on a page came to.</summary>
public abstract record Extraction
{
    private Extraction()
    {
    }

    /// <summary>Its HTML.</summary>
    public sealed record Found(string Html) : Extraction;

    /// <summary>The page holds no article.</summary>
    public sealed record None : Extraction;

    /// <summary>Nobody knows: no place came free, or the search took too long. That says nothing against the page.</summary>
    public sealed record Busy : Extraction;
}
