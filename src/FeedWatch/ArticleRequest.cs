using FeedWatch.Feeds;

namespace FeedWatch;

/// <summary>One try to read the article behind a story.</summary>
/// <param name="Feed">In whose name.</param>
/// <param name="Link">Of the story.</param>
/// <param name="HomePage">Of the feed, which is nobody's article; null: it names none.</param>
/// <param name="HeldServer">At which the poll has a turn already.</param>
public sealed record ArticleRequest(Feed Feed, Uri Link, Uri? HomePage, string HeldServer)
{
    public bool IsAtHeldServer => string.Equals(Link.Authority, HeldServer, StringComparison.OrdinalIgnoreCase);
}
