namespace FeedWatch.Feeds;

/// <summary>A subscription: what the configuration says about a feed. What we learn of it is its <see cref="FeedState"/>.</summary>
public sealed record Feed
{
    public required FeedId Id { get; init; }

    /// <summary>http or https, as configured, without a login. The address that is fetched is <see cref="FeedState.AdoptedUrl"/> where there is one.</summary>
    public required Uri Url { get; init; }

    /// <summary>Host and port as configured: what leases and politeness are counted by.</summary>
    public string Server => Url.Authority;

    public required string Name { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>This often, and never more often; null: as often as its rhythm teaches.</summary>
    public TimeSpan? Every { get; init; }

    /// <summary>For the feed's own server only.</summary>
    public Login? Login { get; init; }

    /// <summary>Sent with each request to the feed's own server. May hold secrets: never logged.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>What the feed's own host may show besides a certificate that this machine trusts.</summary>
    public CertificateFingerprint? Certificate { get; init; }

    /// <summary>BCP 47, as declared by the owner of the configuration; never a guess.</summary>
    public string? Language { get; init; }

    /// <summary>Its stories are teasers: the article behind each is read too.</summary>
    public bool FullText { get; init; }
}
