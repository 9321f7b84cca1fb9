namespace FeedWatch.Feeds;

/// <summary>Names a feed for good: the configuration's <c>id:</c>, else a hash of the canonical configured address.</summary>
public readonly record struct FeedId(string Value)
{
    public static FeedId Create(Uri url) => new(ContentHash.Id("feed", CanonicalUrl.OfFeed(url)));

    public override string ToString() => Value;
}
