using FeedWatch.Feeds;
using FeedWatch.Parsing;

namespace FeedWatch.Host.Tracing;

/// <summary>A story that was seen, and all that is known of it.</summary>
/// <param name="Article">Null for a feed whose stories are no teasers.</param>
internal sealed record TracedStory(Story Story, Feed Feed, IReadOnlyList<RuleVerdict> Verdicts, ArticleFate? Article);
