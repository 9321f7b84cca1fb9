using FeedWatch.Feeds;
using FeedWatch.Parsing;

namespace FeedWatch.Host.Tracing;

/// <summary>What became of the article behind a teaser.</summary>
internal abstract record ArticleFate
{
    private ArticleFate()
    {
    }

    /// <summary>Null for a feed whose stories are no teasers.</summary>
    public static ArticleFate? Of(Story story, Feed feed, FeedState? state) => story.HasArticle ? new Read()
        : !feed.FullText ? null
        : state?.Articles.Waiting.FirstOrDefault(article => article.Story == story.Id.Value) is { } waiting ? new Tried(waiting.NextTryAt)
        : new None();

    public sealed record Read : ArticleFate;

    public sealed record Tried(DateTimeOffset NextTryAt) : ArticleFate;

    public sealed record None : ArticleFate;
}
