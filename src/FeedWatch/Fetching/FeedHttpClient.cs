using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Text;

namespace FeedWatch.Fetching;

/// <summary>The one place where the client that asks for feeds is made. Nothing happens behind our back in it: no redirect, cookie or unpacking that we do not do ourselves, and no proxy but the one that the settings name.</summary>
internal static class FeedHttpClient
{
    private const int MaxHeaderKilobytes = 64;
    private const int MaxDrainedBytes = 64 * 1024;

    [SuppressMessage("Reliability", "CA2000", Justification = "The client owns its handler.")]
    public static HttpClient Create(FetchOptions options, AddressGuard guard, CertificateCheck certificates, TimeProvider time)
    {
        var connector = new GuardedConnector(guard, Dns.GetHostAddressesAsync, time);
        var proxy = string.IsNullOrEmpty(options.Proxy) ? null : new ProxyRoute(new Uri(options.Proxy), guard, time);
        return new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (context, cancellationToken) => proxy?.Leads(context.DnsEndPoint, context.InitialRequestMessage) == true
                ? await proxy.ConnectAsync(cancellationToken)
                : await connector.ConnectAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, cancellationToken),
            ConnectTimeout = options.ConnectTimeout,
            // Never the machine's: a proxy resolves names in our place, and so opens what the guard closes.
            Proxy = proxy,
            UseProxy = proxy is not null,
            SslOptions = { RemoteCertificateValidationCallback = certificates.Accept },
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            ActivityHeadersPropagator = null,
            MaxResponseHeadersLength = MaxHeaderKilobytes,
            MaxResponseDrainSize = MaxDrainedBytes,
            // Long enough for all feeds of a server in one cycle, short enough to follow a server that moves.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
            RequestHeaderEncodingSelector = static (name, _) => EncodingOf(name),
        })
        {
            // The fetcher's deadline covers the body too, which this one would not.
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    // Replies are read as Latin-1, so that writing validators as Latin-1 gives back the very bytes that came.
    private static Encoding EncodingOf(string header) =>
        header is "If-None-Match" or "If-Modified-Since" ? Encoding.Latin1 : Encoding.UTF8;
}
