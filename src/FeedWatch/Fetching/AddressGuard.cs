using System.Collections.Frozen;
using System.Net;
using System.Net.Sockets;

namespace FeedWatch.Fetching;

/// <summary>Keeps feeds and their redirects from reaching into our own network: only public addresses, and what the configuration allows by name.</summary>
public sealed class AddressGuard
{
    private readonly FrozenSet<string> names;
    private readonly IPNetwork[] ranges;

    /// <param name="allowed">Host names, addresses and ranges that may be reached although they are private.</param>
    public AddressGuard(IEnumerable<string> allowed)
    {
        var read = allowed.Select(text => (Text: text, Range: ReadRange(text))).ToList();
        ranges = [.. read.Where(entry => entry.Range is not null).Select(entry => entry.Range!.Value)];
        names = read.Where(entry => entry.Range is null).Select(entry => WithoutRoot(entry.Text)).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Whether the text is something that can be allowed.</summary>
    public static bool CanRead(string allowed) =>
        ReadRange(allowed) is not null || Uri.CheckHostName(allowed) == UriHostNameType.Dns;

    /// <param name="host">As the address of the feed names it.</param>
    /// <param name="address">What the host resolved to just now.</param>
    public bool Allows(string host, IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return ReservedNetworks.IsPublic(plain) || names.Contains(WithoutRoot(host)) || Array.Exists(ranges, range => range.Contains(plain));
    }

    /// <summary>The name alone says that it belongs to our own network, whatever it would resolve to.</summary>
    public bool IsPrivate(string host) => IPAddress.TryParse(host, out var address)
        ? !ReservedNetworks.IsPublic(address)
        : names.Contains(WithoutRoot(host)) || IsLocalhost(WithoutRoot(host));

    private static bool IsLocalhost(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);

    private static IPNetwork? ReadRange(string text)
    {
        if (IPAddress.TryParse(text, out var address))
        {
            return new IPNetwork(address, address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128);
        }

        return IPNetwork.TryParse(text, out var range) ? range : null;
    }

    // "localhost." is localhost.
    private static string WithoutRoot(string host) => host.TrimEnd('.');
}
