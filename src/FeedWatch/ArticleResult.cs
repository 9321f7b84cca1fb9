namespace FeedWatch;

/// <summary>What became of one try to read the article behind a story.</summary>
public abstract record ArticleResult
{
    private ArticleResult()
    {
    }

    /// <param name="Text">Plain, a line for each block.</param>
    /// <param name="At">Where it was, after all redirects.</param>
    public sealed record Read(string Text, Uri At) : ArticleResult;

    /// <summary>A page came, and no article is to be seen in it.</summary>
    public sealed record Unreadable : ArticleResult;

    /// <summary>404: feeds run ahead of their pages, so it may come yet.</summary>
    public sealed record NotThere : ArticleResult;

    /// <summary>Gone for good, or nothing that could hold an article: it is not asked for again.</summary>
    public sealed record Missing : ArticleResult;

    /// <summary>The server wants to be left alone.</summary>
    /// <param name="Wish">How long; null: it does not say.</param>
    /// <param name="AnsweredBy">Who said so.</param>
    public sealed record Busy(TimeSpan? Wish, Uri AnsweredBy) : ArticleResult;

    /// <summary>No try: its server told another feed that it wants to be left alone, or has as many of us as it may.</summary>
    /// <param name="Wait">How long to wait.</param>
    public sealed record NotAsked(TimeSpan Wait) : ArticleResult;

    /// <summary>Anything else that may be over soon.</summary>
    public sealed record Failed : ArticleResult;
}
