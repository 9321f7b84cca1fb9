using System.Net;
using System.Net.Sockets;
using FeedWatch.Feeds;

namespace FeedWatch.Fetching;

/// <summary>Sends what is on the internet by way of the proxy. What names our own network by itself is reached directly, and so under the guard.</summary>
internal sealed class ProxyRoute(Uri address, AddressGuard guard, TimeProvider time) : IWebProxy
{
    private readonly Uri proxy = Login.RemovedFrom(address);

    // Proxies stand in private networks; this one was named by whoever runs the program.
    private readonly GuardedConnector connector = new(new AddressGuard([address.IdnHost]), Dns.GetHostAddressesAsync, time);

    public ICredentials? Credentials { get; set; } = Login.In(address) is { } login ? new NetworkCredential(login.User, login.Password) : null;

    public Uri? GetProxy(Uri destination) => proxy;

    public bool IsBypassed(Uri host) => guard.IsPrivate(host.IdnHost);

    /// <summary>False for a connection to a feed's own server, also where a feed names the very place of the proxy.</summary>
    public bool Leads(DnsEndPoint end, HttpRequestMessage request) =>
        end.Host == proxy.IdnHost && end.Port == proxy.Port && (request.Method == HttpMethod.Connect || !IsBypassed(request.RequestUri!));

    /// <exception cref="ProxyUnreachableException">It cannot be reached.</exception>
    public async Task<Stream> ConnectAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await connector.ConnectAsync(proxy.IdnHost, proxy.Port, cancellationToken);
        }
        catch (SocketException exception)
        {
            throw new ProxyUnreachableException($"The proxy {proxy.Authority} cannot be reached: {exception.Message}. See Fetch:Proxy.");
        }
    }
}
