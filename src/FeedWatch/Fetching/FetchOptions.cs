using System.ComponentModel.DataAnnotations;

namespace FeedWatch.Fetching;

/// <summary>How feeds are asked for, and how much of a reply is taken.</summary>
public sealed class FetchOptions : IValidatableObject
{
    public const string Section = "Fetch";

    private const int MaxContact = 200;

    /// <summary>How long one feed may take in all: name, connection, redirects and body. Default: 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a connection may take to be made. Default: 10 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The most bytes that are read of a body, counted both as sent and as unpacked. Default: 16 MiB.</summary>
    [Range(1024, 256 * 1024 * 1024)]
    public int MaxBodyBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>How many redirects are followed in a row. Default: 5.</summary>
    [Range(0, 20)]
    public int MaxRedirects { get; set; } = 5;

    /// <summary>An address or web page where the owner of a server finds you; sent in the User-Agent. Default: none.</summary>
    public string? Contact { get; set; }

    /// <summary>An HTTP proxy that feeds are fetched through, such as <c>http://user:password@proxy.example:3128</c>; the environment's HTTPS_PROXY and the like are not read. Default: none.</summary>
    public string? Proxy { get; set; }

    /// <summary>Host names, addresses and ranges that may be fetched although they are private, such as <c>intranet.example</c>, <c>10.1.2.3</c> or <c>127.0.0.0/8</c>. Default: none.</summary>
    public IList<string> AllowPrivate { get; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        // Not a regular expression attribute: it would load and compile an engine at every start for one header.
        if (Contact is not null && !IsPlain(Contact))
        {
            yield return new ValidationResult("Fetch:Contact must be an address or a web page: plain characters, no brackets.", [nameof(Contact)]);
        }

        // Without the value: it may hold a password.
        if (!string.IsNullOrEmpty(Proxy) && !IsProxy(Proxy))
        {
            yield return new ValidationResult("Fetch:Proxy must be the address of an HTTP proxy, such as http://proxy.example:3128.", [nameof(Proxy)]);
        }

        foreach (var allowed in AllowPrivate.Where(allowed => !AddressGuard.CanRead(allowed)))
        {
            yield return new ValidationResult($"Fetch:AllowPrivate: '{allowed}' is no host name, address or range; write for instance 10.0.0.0/8.", [nameof(AllowPrivate)]);
        }
    }

    private static bool IsProxy(string proxy) =>
        Uri.TryCreate(proxy, UriKind.Absolute, out var url) && url is { Scheme: "http", Host.Length: > 0, PathAndQuery: "/", Fragment.Length: 0 };

    private static bool IsPlain(string contact) =>
        contact.Length is > 0 and <= MaxContact && contact.All(letter => letter is >= ' ' and <= '~' and not ('(' or ')' or '\\'));
}
