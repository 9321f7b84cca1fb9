using FeedWatch.Configuration.Yaml;
using FeedWatch.Feeds;

namespace FeedWatch.Configuration.Sections;

/// <summary>A feed as far as it can be known before all the others were read: it may lack a name.</summary>
internal sealed record FeedDraft
{
    public required TextPlace Place { get; init; }

    public required Uri Url { get; init; }

    public required FeedId Id { get; init; }

    public string? Name { get; init; }

    /// <summary>The address, or a part of it, came from the environment and may be secret.</summary>
    public bool UrlIsFilled { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public TimeSpan? Every { get; init; }

    public Login? Login { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = FeedHeaders.None;

    public CertificateFingerprint? Certificate { get; init; }

    public string? Language { get; init; }

    public bool FullText { get; init; }

    public Feed Named(string name) => new()
    {
        Id = Id,

        // An address is kept in the store, shown and exported.
        Url = Feeds.Login.RemovedFrom(Url),
        Name = name,
        Tags = Tags,
        Every = Every,
        Login = Login,
        Headers = Headers,
        Certificate = Certificate,
        Language = Language,
        FullText = FullText,
    };
}
