using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FeedWatch.Feeds;
using FeedWatch.Fetching;
using FeedWatch.Testing.Http;
using FeedWatch.Testing.Smtp;

namespace FeedWatch.Tests.Fetching;

public sealed class CertificateTests : FetchingTest
{
    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_refused_with_the_fingerprint_that_would_allow_it()
    {
        using var certificate = SelfMadeCertificate.Create();
        var failed = await RefusedAsync(certificate);
        failed.Cause.ShouldBe(FailureCause.Certificate);
        failed.Reason.ShouldBe($"The certificate of 127.0.0.1 is vouched for by nobody but itself. If that is known and meant, write `certificate: {Fingerprint(certificate)}` at the feed.");
    }

    [Fact]
    public async Task A_certificate_that_expired_says_when()
    {
        using var certificate = SelfMadeCertificate.Create(daysLeft: -3);
        (await RefusedAsync(certificate)).Reason.ShouldStartWith($"The certificate of 127.0.0.1 expired on {certificate.NotAfter.ToUniversalTime():yyyy-MM-dd} and is vouched for");
    }

    [Fact]
    public async Task A_certificate_of_another_name_says_whose_it_is()
    {
        using var certificate = SelfMadeCertificate.Create("news.example", isForLoopback: false);
        (await RefusedAsync(certificate)).Reason.ShouldStartWith("The certificate of 127.0.0.1 is for news.example, not for 127.0.0.1 and is vouched for");
    }

    [Fact]
    public async Task A_certificate_of_an_authority_that_is_not_shown_is_refused()
    {
        using var certificate = IssuedByNobodyWeKnow();
        (await RefusedAsync(certificate)).Reason.ShouldStartWith("The certificate of 127.0.0.1 comes without the ones that lead from it to an authority");
    }

    [Theory]
    [InlineData("localhost", true, 2)]
    [InlineData("localhost", true, -3)]
    [InlineData("news.example", false, 2)]
    public async Task The_certificate_that_the_feed_names_is_accepted_whatever_is_wrong_with_it(string host, bool isForLoopback, int daysLeft)
    {
        using var certificate = SelfMadeCertificate.Create(host, isForLoopback, daysLeft);
        await using var secure = Secure(certificate, LoopbackReply.Ok("<rss/>"));
        (await FetchAsync(FeedAt(secure.Url("/feed")) with { Certificate = Fingerprint(certificate) })).ShouldBeOfType<FetchResult.Fetched>();
    }

    [Fact]
    public async Task Another_one_than_the_feed_names_is_refused_with_the_one_that_was_seen()
    {
        using var certificate = SelfMadeCertificate.Create();
        await using var secure = Secure(certificate, LoopbackReply.Ok("<rss/>"));
        var feed = FeedAt(secure.Url("/feed")) with { Certificate = CertificateFingerprint.Of([1]) };
        (await FetchAsync(feed)).ShouldBeOfType<FetchResult.Failed>().Reason.ShouldEndWith($"The feed's `certificate` is of another one; if it was renewed, write {Fingerprint(certificate)}.");
    }

    [Fact]
    public async Task What_one_feed_may_accept_another_of_the_same_server_may_not()
    {
        using var certificate = SelfMadeCertificate.Create();
        await using var secure = Secure(certificate, LoopbackReply.Ok("<rss/>"));
        (await FetchAsync(FeedAt(secure.Url("/feed")) with { Certificate = Fingerprint(certificate) })).ShouldBeOfType<FetchResult.Fetched>();
        (await FetchAsync(FeedAt(secure.Url("/feed")))).ShouldBeOfType<FetchResult.Failed>();
    }

    [Fact]
    public async Task The_exception_holds_for_a_redirect_on_the_same_host_and_for_no_other()
    {
        Options.AllowPrivate.Add("localhost");
        using var certificate = SelfMadeCertificate.Create();
        await using var secure = Secure(certificate, LoopbackReply.Redirect("/new"));
        secure.Answer("/new", LoopbackReply.Ok("<rss/>"), LoopbackReply.Redirect($"https://localhost:{secure.Port}/new"));
        var feed = FeedAt(secure.Url("/feed")) with { Certificate = Fingerprint(certificate) };

        (await FetchAsync(feed)).ShouldBeOfType<FetchResult.Fetched>();
        (await FetchAsync(feed)).ShouldBeOfType<FetchResult.Failed>().Reason
            .ShouldBe("The certificate of localhost is vouched for by nobody but itself. The feed redirects there; `certificate:` makes an exception only for the host of its url.");
    }

    [Fact]
    public async Task The_text_of_a_certificate_cannot_break_the_line_it_is_shown_in()
    {
        using var key = ECDsa.Create();
        using var made = new CertificateRequest($"CN=\"a\u001b[31m\n{new string('x', 30)}\"", key, HashAlgorithmName.SHA256).CreateSelfSigned(new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2120, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var reason = (await RefusedAsync(made)).Reason;
        reason.ShouldContain("is for a");
        reason.ShouldAllBe(character => !char.IsControl(character));
        reason.ShouldEndWith("at the feed.");
    }

    private async Task<FetchResult.Failed> RefusedAsync(X509Certificate2 certificate)
    {
        await using var secure = Secure(certificate, LoopbackReply.Ok("<rss/>"));
        var failed = (await FetchAsync(FeedAt(secure.Url("/feed")))).ShouldBeOfType<FetchResult.Failed>();
        secure.Requests.ShouldBeEmpty();
        return failed;
    }

    private static LoopbackServer Secure(X509Certificate2 certificate, LoopbackReply reply)
    {
        var server = LoopbackServer.Start(certificate);
        server.Answer("/feed", reply);
        return server;
    }

    private static CertificateFingerprint Fingerprint(X509Certificate2 certificate) => CertificateFingerprint.Of(certificate.RawData);

    private static X509Certificate2 IssuedByNobodyWeKnow()
    {
        using var authority = SelfMadeCertificate.Create("authority.example", daysLeft: 20);
        using var key = ECDsa.Create();
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(System.Net.IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var issued = request.Create(authority, now.AddDays(-1), now.AddDays(2), [7]);
        using var whole = issued.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pfx), password: null);
    }
}
