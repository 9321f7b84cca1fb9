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
        var byKind = allowed.ToLookup(text => TryReadRange(text, out _));
        ranges = [.. byKind[true].Select(text => TryReadRange(text, out var range) ? range : default)];
        names = byKind[false].Select(WithoutRoot).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Whether the text is something that can be allowed.</summary>
    public static bool CanRead(string allowed) =>
        TryReadRange(allowed, out _) || Uri.CheckHostName(allowed) == UriHostNameType.Dns;

    /// <param name="host">As the address of the feed names it.</param>
    /// <param name="address">What the host resolved to just now.</param>
    public bool Allows(string host, IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return ReservedNetworks.IsPublic(plain) || names.Contains(WithoutRoot(host)) || Array.Exists(ranges, range => range.Contains(plain));
    }

    private static bool TryReadRange(string text, out IPNetwork range)
    {
        if (IPAddress.TryParse(text, out var address))
        {
            range = new IPNetwork(address, address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128);
            return true;
        }

        return IPNetwork.TryParse(text, out range);
    }

    // "localhost." is localhost.
    private static string WithoutRoot(string host) => host.TrimEnd('.');
}
