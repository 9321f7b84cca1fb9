using System.Net;
using FeedWatch.Fetching;
using FeedWatch.Testing.Http;

namespace FeedWatch.Tests.Fetching;

public sealed class AddressGuardTests : FetchingTest
{
    [Theory]
    [InlineData("0.0.0.0", "0.255.255.255")]
    [InlineData("10.0.0.0", "10.255.255.255")]
    [InlineData("100.64.0.0", "100.127.255.255")]
    [InlineData("127.0.0.0", "127.255.255.255")]
    [InlineData("168.63.129.16", "168.63.129.16")]
    [InlineData("169.254.0.0", "169.254.255.255")]
    [InlineData("172.16.0.0", "172.31.255.255")]
    [InlineData("192.0.0.0", "192.0.0.255")]
    [InlineData("192.168.0.0", "192.168.255.255")]
    [InlineData("198.18.0.0", "198.19.255.255")]
    [InlineData("224.0.0.0", "239.255.255.255")]
    [InlineData("240.0.0.0", "255.255.255.255")]
    public void Private_and_reserved_ranges_are_refused_from_end_to_end_however_they_are_wrapped(string first, string last)
    {
        foreach (var address in new[] { IPAddress.Parse(first), IPAddress.Parse(last) })
        {
            var hex = Convert.ToHexString(address.GetAddressBytes());
            var (high, low) = (hex[..4], hex[4..]);
            IsRefused($"{address}");
            IsRefused($"::ffff:{address}");
            IsRefused($"::{high}:{low}");
            IsRefused($"64:ff9b::{high}:{low}");
            IsRefused($"2002:{high}:{low}::1");
            IsRefused($"2001:0:{high}:{low}::1");
        }
    }

    [Theory]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("fe80::1")]
    [InlineData("fe80::1%1")]
    [InlineData("febf::1")]
    [InlineData("fec0::1")]
    [InlineData("fc00::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("ff02::1")]
    [InlineData("64:ff9b:1::a00:1")]
    [InlineData("2001:db8::1")]
    [InlineData("::ffff:0:10.0.0.1")]
    public void Addresses_that_only_mean_something_nearby_are_refused(string address) => IsRefused(address);

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("9.255.255.255")]
    [InlineData("11.0.0.0")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("168.63.129.17")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("192.167.255.255")]
    [InlineData("198.17.255.255")]
    [InlineData("198.20.0.0")]
    [InlineData("223.255.255.255")]
    [InlineData("::ffff:1.1.1.1")]
    [InlineData("2606:4700:4700::1111")]
    [InlineData("2001:200::1")]
    [InlineData("2a00:1450:4001:82a::200e")]
    [InlineData("64:ff9b::101:101")]
    [InlineData("2002:101:101::1")]
    public void Public_addresses_are_allowed(string address) =>
        new AddressGuard([]).Allows("feeds.example.org", IPAddress.Parse(address)).ShouldBeTrue();

    [Theory]
    [InlineData("10.1.2.3", "intranet", "10.1.2.3", true)]
    [InlineData("10.1.2.3", "intranet", "::ffff:10.1.2.3", true)]
    [InlineData("10.1.2.3", "intranet", "10.1.2.4", false)]
    [InlineData("10.0.0.0/8", "intranet", "10.9.9.9", true)]
    [InlineData("10.0.0.0/8", "intranet", "192.168.0.1", false)]
    [InlineData("fd00::/8", "intranet", "fd12::1", true)]
    [InlineData("Intranet.example", "intranet.EXAMPLE", "10.1.2.3", true)]
    [InlineData("intranet.example", "intranet.example.", "10.1.2.3", true)]
    [InlineData("intranet.example", "a.intranet.example", "10.1.2.3", false)]
    [InlineData("intranet.example", "evil.example", "10.1.2.3", false)]
    public void What_is_allowed_by_name_is_allowed_and_nothing_beside_it(string allowed, string host, string address, bool expected) =>
        new AddressGuard([allowed]).Allows(host, IPAddress.Parse(address)).ShouldBe(expected);

    [Theory]
    [InlineData("http://127.0.0.1:{0}/feed")]
    [InlineData("http://127.1:{0}/feed")]
    [InlineData("http://2130706433:{0}/feed")]
    [InlineData("http://0x7f.0.0.1:{0}/feed")]
    [InlineData("http://0177.0.0.1:{0}/feed")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/feed")]
    [InlineData("http://[::ffff:7f00:1]:{0}/feed")]
    [InlineData("http://localhost:{0}/feed")]
    [InlineData("http://LOCALHOST:{0}/feed")]
    [InlineData("http://0:{0}/feed")]
    public async Task No_spelling_of_loopback_opens_a_connection(string url)
    {
        Options.AllowPrivate.Clear();
        Server.Answer("/feed", LoopbackReply.Ok("<rss/>"));
        var failed = (await FetchAsync(FeedAt(new Uri(url.Replace("{0}", $"{Server.Port}", StringComparison.Ordinal))))).ShouldBeOfType<FetchResult.Failed>();
        failed.Reason.ShouldContain("Fetch:AllowPrivate");
        Server.Connections.ShouldBe(0);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.0/8")]
    public async Task Loopback_can_be_allowed_by_name_and_by_range(string allowed)
    {
        Options.AllowPrivate.Clear();
        Options.AllowPrivate.Add(allowed);
        Server.Answer("/feed", LoopbackReply.Ok("<rss/>"));
        (await FetchAsync(FeedAt(new Uri($"http://localhost:{Server.Port}/feed")))).ShouldBeOfType<FetchResult.Fetched>();
    }

    [Fact]
    public async Task A_proxy_of_the_machine_is_not_asked_to_go_round_the_guard()
    {
        var before = HttpClient.DefaultProxy;
        HttpClient.DefaultProxy = new ProxyFor("feeds.invalid", Server.BaseUrl);
        try
        {
            (await FetchAsync(FeedAt(new Uri("http://feeds.invalid/feed")))).ShouldBeOfType<FetchResult.Failed>();
        }
        finally
        {
            HttpClient.DefaultProxy = before;
        }

        Server.Connections.ShouldBe(0);
    }

    private sealed class ProxyFor(string host, Uri proxy) : IWebProxy
    {
        public ICredentials? Credentials { get; set; }

        public Uri GetProxy(Uri destination) => proxy;

        // Other tests run beside this one.
        public bool IsBypassed(Uri destination) => destination.Host != host;
    }

    private static void IsRefused(string address) =>
        new AddressGuard([]).Allows("feeds.example.org", IPAddress.Parse(address)).ShouldBeFalse(address);
}
