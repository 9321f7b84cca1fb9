using System.Net.Sockets;
using System.Text;
using FeedWatch.Feeds;
using FeedWatch.Fetching;
using FeedWatch.Testing.Http;
using FeedWatch.Testing.Smtp;

namespace FeedWatch.Tests.Fetching;

/// <summary>The loopback server is the proxy here: a proxy is asked for whole addresses, or to connect.</summary>
public sealed class ProxyTests : FetchingTest
{
    private static readonly Uri Wire = new("http://feeds.invalid/wire?a=1");
    private static readonly Uri SecureWire = new("https://feeds.invalid/wire");

    public ProxyTests()
    {
        Options.Proxy = Server.BaseUrl.AbsoluteUri;
        Options.AllowPrivate.Clear();
    }

    [Fact]
    public async Task A_feed_is_fetched_through_the_proxy_which_looks_its_name_up()
    {
        Server.Answer("http://feeds.invalid/wire?a=1", LoopbackReply.Ok("<rss/>"));
        (await FetchAsync(FeedAt(Wire))).ShouldBeOfType<FetchResult.Fetched>().FinalUrl.ShouldBe(Wire);
        Server.Requests.ShouldHaveSingleItem()["Host"].ShouldBe("feeds.invalid");
    }

    [Fact]
    public async Task A_secure_feed_is_fetched_through_a_tunnel_and_its_certificate_is_checked()
    {
        using var certificate = SelfMadeCertificate.Create("feeds.invalid");
        await using var secure = LoopbackServer.Start(certificate);
        secure.Answer("/wire", LoopbackReply.Ok("<rss/>"));
        Server.Answer("feeds.invalid:443", _ => TunnelTo(secure));

        (await FetchAsync(FeedAt(SecureWire))).ShouldBeOfType<FetchResult.Failed>().Cause.ShouldBe(FailureCause.Certificate);
        var pinned = FeedAt(SecureWire) with { Certificate = CertificateFingerprint.Of(certificate.RawData), Login = new Login("desk", "secret") };
        (await FetchAsync(pinned)).ShouldBeOfType<FetchResult.Fetched>();
        secure.Requests.ShouldHaveSingleItem()["Authorization"].ShouldNotBeNull();
        Server.Requests.ShouldAllBe(request => request.Method == "CONNECT" && request["Authorization"] == null);
    }

    [Theory]
    [InlineData("http://10.0.0.1/feed")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://2130706433/feed")]
    [InlineData("https://[::1]/feed")]
    [InlineData("http://localhost/feed")]
    public async Task The_proxy_is_never_asked_for_what_is_private_by_its_name(string target)
    {
        Server.Answer("http://feeds.invalid/wire?a=1", LoopbackReply.Redirect(target, 301));
        foreach (var url in new[] { new Uri(target), Wire })
        {
            var failed = (await FetchAsync(FeedAt(url))).ShouldBeOfType<FetchResult.Failed>();
            failed.Cause.ShouldBe(FailureCause.PrivateAddress);
        }

        Server.Requests.ShouldAllBe(request => request.Target.StartsWith("http://feeds.invalid/"));
    }

    [Fact]
    public async Task The_place_of_the_proxy_is_no_feed()
    {
        (await FetchAsync(FeedAt("/wire"))).ShouldBeOfType<FetchResult.Failed>().Cause.ShouldBe(FailureCause.PrivateAddress);
        Server.Connections.ShouldBe(0);
    }

    [Fact]
    public async Task What_is_allowed_in_our_own_network_is_reached_without_the_proxy()
    {
        Options.AllowPrivate.Add("127.0.0.1");
        await using var own = LoopbackServer.Start(LoopbackReply.Ok("<rss/>"));
        (await FetchAsync(FeedAt(own.Url("/wire")))).ShouldBeOfType<FetchResult.Fetched>();
        Server.Connections.ShouldBe(0);
    }

    [Theory]
    [InlineData("http://feeds.invalid/wire?a=1")]
    [InlineData("https://feeds.invalid/wire")]
    public async Task A_login_of_the_proxy_is_for_the_proxy_alone(string url)
    {
        Options.Proxy = new UriBuilder(Server.BaseUrl) { UserName = "desk", Password = "p%40ss" }.Uri.AbsoluteUri;
        Server.Answer("*", request => request["Proxy-Authorization"] is null ? WantsLogin() : LoopbackReply.Ok("<rss/>"));
        await FetchAsync(FeedAt(new Uri(url)));

        Server.Requests[^1]["Proxy-Authorization"].ShouldBe("Basic " + Convert.ToBase64String("desk:p@ss"u8));
        Server.Requests.ShouldAllBe(request => request["Authorization"] == null);
        Logger.Collector.GetSnapshot().ShouldAllBe(record => !record.Message.Contains("p@ss") && !record.Message.Contains("p%40ss"));
    }

    [Theory]
    [InlineData("http://feeds.invalid/wire?a=1", "407 Scripted: the proxy wants a login, or another one; write it into Fetch:Proxy")]
    [InlineData("https://feeds.invalid/wire", "407")]
    public async Task A_proxy_that_wants_a_login_says_where_to_write_it(string url, string reason)
    {
        Server.Answer("*", WantsLogin());
        (await FetchAsync(FeedAt(new Uri(url)))).ShouldBeOfType<FetchResult.Failed>().Reason.ShouldContain(reason);
    }

    [Fact]
    public async Task A_tunnel_that_the_proxy_refuses_is_its_doing()
    {
        Server.Answer("*", LoopbackReply.Of(403));
        var failed = (await FetchAsync(FeedAt(SecureWire))).ShouldBeOfType<FetchResult.Failed>();
        failed.Cause.ShouldBe(FailureCause.Proxy);
        failed.Reason.ShouldStartWith("The proxy refuses to connect to feeds.invalid");
        failed.Reason.ShouldContain("403");
    }

    [Theory]
    [InlineData("http://feeds.invalid/wire?a=1")]
    [InlineData("https://feeds.invalid/wire")]
    public async Task A_proxy_that_is_down_is_told_from_a_server_that_is(string url)
    {
        await Server.DisposeAsync();
        Options.Proxy = new UriBuilder(Server.BaseUrl) { UserName = "desk", Password = "secret" }.Uri.AbsoluteUri;
        var failed = (await FetchAsync(FeedAt(new Uri(url)))).ShouldBeOfType<FetchResult.Failed>();
        failed.Cause.ShouldBe(FailureCause.Proxy);
        failed.Reason.ShouldStartWith($"The proxy 127.0.0.1:{Server.Port} cannot be reached: ");
        failed.Reason.ShouldNotContain("secret");
    }

    private static LoopbackReply WantsLogin() => LoopbackReply.Of(407).With("Proxy-Authenticate", "Basic realm=\"house\"");

    private static LoopbackReply TunnelTo(LoopbackServer server) => LoopbackReply.Raw(async (stream, cancellationToken) =>
    {
        using var onward = new TcpClient();
        await onward.ConnectAsync("127.0.0.1", server.Port, cancellationToken);
        await stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 Connection established\r\n\r\n"), cancellationToken);
        await using var far = onward.GetStream();
        await Task.WhenAny(stream.CopyToAsync(far, cancellationToken), far.CopyToAsync(stream, cancellationToken));
    });
}
