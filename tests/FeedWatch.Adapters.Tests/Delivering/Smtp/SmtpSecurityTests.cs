using FeedWatch.Adapters.Delivering.Smtp;
using FeedWatch.Delivering;
using FeedWatch.Testing.Delivering;
using FeedWatch.Testing.Smtp;

namespace FeedWatch.Adapters.Tests.Delivering.Smtp;

/// <summary>Encryption and logging in. No mail and no password may go to a server that is not the one we were told of.</summary>
public sealed class SmtpSecurityTests : IDisposable
{
    private readonly string authorityFile = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".pem");

    public void Dispose() => File.Delete(authorityFile);

    [Theory]
    [InlineData(SmtpEncryption.StartTls, SmtpSecurity.StartTls)]
    [InlineData(SmtpEncryption.StartTls, SmtpSecurity.Auto)]
    [InlineData(SmtpEncryption.Implicit, SmtpSecurity.Tls)]
    public async Task A_mail_goes_encrypted_to_a_server_that_the_house_vouches_for(SmtpEncryption encryption, SmtpSecurity security)
    {
        await using var sink = SmtpSink.Start(encryption, "feedwatch", "pass word:Ж");

        (await SendAsync(sink, security, trusted: true, password: "pass word:Ж")).ShouldBeOfType<SendResult.Accepted>();

        var mail = sink.Mails.ShouldHaveSingleItem();
        mail.Encrypted.ShouldBeTrue();
        mail.User.ShouldBe("feedwatch");
    }

    [Theory]
    [InlineData(SmtpEncryption.StartTls, SmtpSecurity.StartTls)]
    [InlineData(SmtpEncryption.StartTls, SmtpSecurity.Auto)]
    [InlineData(SmtpEncryption.Implicit, SmtpSecurity.Tls)]
    public async Task A_server_that_nobody_vouches_for_gets_no_mail(SmtpEncryption encryption, SmtpSecurity security)
    {
        await using var sink = SmtpSink.Start(encryption);

        (await SendAsync(sink, security, trusted: false)).ShouldBeOfType<SendResult.TryLater>().Reason.ShouldContain("certificate");
        sink.Mails.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_whose_certificate_is_made_out_to_another_gets_no_mail()
    {
        await using var sink = SmtpSink.Start(SmtpEncryption.Implicit, certificateHost: "other.int");

        (await SendAsync(sink, SmtpSecurity.Tls, trusted: true)).ShouldBeOfType<SendResult.TryLater>().Reason.ShouldContain("certificate");
        sink.Mails.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(SmtpSecurity.StartTls, null)]
    [InlineData(SmtpSecurity.Auto, "secret")]
    public async Task A_server_that_does_not_offer_the_encryption_we_need_gets_no_mail_and_no_password(SmtpSecurity security, string? password)
    {
        await using var sink = SmtpSink.Start(SmtpEncryption.None, password is null ? null : "feedwatch", password);

        (await SendAsync(sink, security, trusted: true, password)).ShouldBeOfType<SendResult.TryLater>().Reason.ShouldContain("STARTTLS");
        sink.Mails.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_password_auto_sends_in_clear_where_the_server_knows_nothing_else()
    {
        await using var sink = SmtpSink.Start();

        (await SendAsync(sink, SmtpSecurity.Auto, trusted: false)).ShouldBeOfType<SendResult.Accepted>();
        sink.Mails.ShouldHaveSingleItem().Encrypted.ShouldBeFalse();
    }

    [Fact]
    public async Task A_wrong_password_is_tried_later_since_it_can_be_mended()
    {
        await using var sink = SmtpSink.Start(SmtpEncryption.StartTls, "feedwatch", "right");

        (await SendAsync(sink, SmtpSecurity.StartTls, trusted: true, password: "wrong")).ShouldBeOfType<SendResult.TryLater>().Reason.ShouldContain("user name or password");
    }

    [Fact]
    public async Task A_server_that_wants_a_login_we_do_not_have_is_tried_later()
    {
        await using var sink = SmtpSink.Start(SmtpEncryption.None, "feedwatch", "right");

        (await SendAsync(sink, SmtpSecurity.None, trusted: true)).ShouldBeOfType<SendResult.TryLater>().Reason.ShouldContain("user name and password");
    }

    [Fact]
    public async Task A_server_that_breaks_off_while_it_changes_to_TLS_is_tried_later()
    {
        await using var sink = SmtpSink.Start(SmtpEncryption.StartTls);
        sink.Always(SmtpStep.StartTls, SmtpReply.Of("454 4.7.0 TLS not available"));

        (await SendAsync(sink, SmtpSecurity.StartTls, trusted: true)).ShouldBeOfType<SendResult.TryLater>();
    }

    [Theory]
    [InlineData(SmtpSecurity.Auto, 0, 587)]
    [InlineData(SmtpSecurity.StartTls, 0, 587)]
    [InlineData(SmtpSecurity.Tls, 0, 465)]
    [InlineData(SmtpSecurity.None, 0, 25)]
    [InlineData(SmtpSecurity.Tls, 2525, 2525)]
    public void The_port_follows_from_the_encryption_unless_it_is_set(SmtpSecurity security, int port, int expected) =>
        new SmtpOptions { Security = security, Port = port }.EffectivePort.ShouldBe(expected);

    private async Task<SendResult> SendAsync(SmtpSink sink, SmtpSecurity security, bool trusted, string? password = null)
    {
        await File.WriteAllTextAsync(authorityFile, sink.Certificate.ExportCertificatePem());
        var options = SmtpTransports.OptionsFor(sink, security);
        options.CertificateAuthorityFile = trusted ? authorityFile : null;
        options.User = password is null ? null : "feedwatch";
        options.Password = password;
        await using var transport = SmtpTransports.To(options);
        return await transport.SendAsync(SampleMail.To("desk@embassy.int"), CancellationToken.None);
    }
}
