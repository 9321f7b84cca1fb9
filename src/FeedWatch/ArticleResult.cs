namespace FeedWatch;

/// <summary>What became of one try to read the article behind a story.</summary>
public abstract record ArticleResult
{
    private ArticleResult()
    {
    }

    /// <summary>Its plain text, a line for each block.</summary>
    public sealed record Read(string Text) : ArticleResult;

    /// <summary>A page came, and no article is to be seen in it.</summary>
    public sealed record Unreadable : ArticleResult;

    /// <summary>Nothing is there, or nothing that could hold an article: it is not asked for again.</summary>
    public sealed record Missing : ArticleResult;

    /// <summary>The server wants to be left alone.</summary>
    /// <param name="Wish">How long; null: it does not say.</param>
    /// <param name="AnsweredBy">Who said so; null: nobody knows.</param>
    public sealed record Busy(TimeSpan? Wish, Uri? AnsweredBy) : ArticleResult;

    /// <summary>Anything else that may be over soon.</summary>
    public sealed record Failed : ArticleResult;
}
