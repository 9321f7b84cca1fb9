using FeedWatch.Feeds;
using FeedWatch.Parsing;

namespace FeedWatch.Storing;

/// <summary>A kept story without its text.</summary>
public sealed record StoryHeadline(FeedId FeedId, StoryId Id, string Title, Uri? Link, DateTimeOffset FirstSeenAt);
