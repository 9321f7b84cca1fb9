using System.Net;
using System.Net.Sockets;

namespace FeedWatch.Fetching;

/// <summary>The IANA special-purpose registries, as far as they tell whether an address is one on the public internet.</summary>
internal static class ReservedNetworks
{
    private static readonly IPNetwork[] V4 =
    [
        IPNetwork.Parse("0.0.0.0/8"),          // this network
        IPNetwork.Parse("10.0.0.0/8"),         // private (RFC 1918)
        IPNetwork.Parse("100.64.0.0/10"),      // behind a carrier's NAT; Alibaba's metadata
        IPNetwork.Parse("127.0.0.0/8"),        // loopback
        IPNetwork.Parse("168.63.129.16/32"),   // Azure's host agent: looks public, answers only inside
        IPNetwork.Parse("169.254.0.0/16"),     // link-local, with the metadata of most clouds
        IPNetwork.Parse("172.16.0.0/12"),      // private (RFC 1918)
        IPNetwork.Parse("192.0.0.0/24"),       // protocol assignments; Oracle's metadata
        IPNetwork.Parse("192.0.2.0/24"),       // documentation
        IPNetwork.Parse("192.168.0.0/16"),     // private (RFC 1918)
        IPNetwork.Parse("198.18.0.0/15"),      // benchmarking
        IPNetwork.Parse("198.51.100.0/24"),    // documentation
        IPNetwork.Parse("203.0.113.0/24"),     // documentation
        IPNetwork.Parse("224.0.0.0/4"),        // multicast
        IPNetwork.Parse("240.0.0.0/4"),        // reserved, and broadcast
    ];

    private static readonly IPNetwork V6Unicast = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");

    private static readonly IPNetwork[] V6 =
    [
        IPNetwork.Parse("2001::/23"),          // protocol assignments, among them Teredo, which may carry any address
        IPNetwork.Parse("2001:db8::/32"),      // documentation
        IPNetwork.Parse("3fff::/20"),          // documentation
    ];

    public static bool IsPublic(IPAddress address) => address.AddressFamily switch
    {
        AddressFamily.InterNetwork => !IsIn(V4, address),
        AddressFamily.InterNetworkV6 => IsPublicV6(address),
        _ => false,
    };

    private static bool IsPublicV6(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return IsPublic(address.MapToIPv4());
        }

        // These two carry an IPv4 address, to which a gateway passes what is sent there.
        if (Nat64.Contains(address))
        {
            return IsPublic(new IPAddress(address.GetAddressBytes().AsSpan(12, 4)));
        }

        if (SixToFour.Contains(address))
        {
            return IsPublic(new IPAddress(address.GetAddressBytes().AsSpan(2, 4)));
        }

        return V6Unicast.Contains(address) && !IsIn(V6, address);
    }

    private static bool IsIn(IPNetwork[] networks, IPAddress address) => Array.Exists(networks, network => network.Contains(address));
}
