using FeedWatch.Adapters.Delivering;
using FeedWatch.Adapters.Delivering.Smtp;
using FeedWatch.Alerting;
using FeedWatch.Delivering;
using FeedWatch.Testing;
using FeedWatch.Testing.Delivering;
using FeedWatch.Testing.Smtp;
using MimeKit;

namespace FeedWatch.Adapters.Tests.Delivering.Smtp;

public sealed class SmtpTransportTests : IAsyncDisposable
{
    private readonly SmtpSink sink = SmtpSink.Start();

    public ValueTask DisposeAsync() => sink.DisposeAsync();

    [Fact]
    public async Task A_mail_arrives_with_its_words_whole_in_any_script()
    {
        var content = MailComposer.Compose(new() { Id = new("Отдел"), Email = "desk@embassy.int" }, SampleHits.InFourScripts, []);

        (await SendAsync(SampleMail.Of(content))).ShouldBeOfType<SendResult.Accepted>().ProviderId.ShouldNotBeNull().ShouldContain("Kept as");

        var arrived = sink.Mails.ShouldHaveSingleItem();
        arrived.From.ShouldBe("alerts@feedwatch.int");
        arrived.To.ShouldBe(["desk@embassy.int"]);
        var message = arrived.Parse();
        message.Subject.ShouldBe(content.Subject);
        message.TextBody.ShouldNotBeNull().ReplaceLineEndings("\n").ShouldBe(content.Text);
        message.HtmlBody.ShouldNotBeNull().ReplaceLineEndings("\n").ShouldBe(content.Html);
        message.To.Mailboxes.Single().Name.ShouldBe("Отдел");
        message.From.Mailboxes.Single().Name.ShouldBe("FeedWatch");
    }

    [Fact]
    public async Task A_mail_is_seven_bit_with_lines_that_any_server_takes()
    {
        await SendAsync(SampleMail.Of(MailComposer.Compose(new() { Id = new("Desk"), Email = "desk@embassy.int" }, [HostileStory.Hit], [])));

        var lines = System.Text.Encoding.Latin1.GetString(sink.Mails[0].Data.Span).Split("\r\n");
        lines.ShouldAllBe(line => line.Length <= 200 && line.All(char.IsAscii));
    }

    [Fact]
    public async Task A_mail_names_itself_and_says_that_a_program_wrote_it()
    {
        await SendAsync(SampleMail.To("desk@embassy.int"));

        var message = sink.Mails[0].Parse();
        message.MessageId.ShouldBe("0123456789abcdef01234567@feedwatch.int");
        message.Date.ShouldBe(new DateTimeOffset(2026, 2, 2, 14, 5, 6, TimeSpan.Zero));
        message.Headers["Auto-Submitted"].ShouldBe("auto-generated");
        message.Headers["X-Auto-Response-Suppress"].ShouldBe("OOF, AutoReply");
        message.Headers["List-Id"].ShouldBe("FeedWatch alerts <alerts.feedwatch.feedwatch.int>");
    }

    [Fact]
    public async Task The_same_mail_sent_again_is_the_same_to_the_byte()
    {
        await SendAsync(SampleMail.To("desk@embassy.int"));
        await SendAsync(SampleMail.To("desk@embassy.int"));

        sink.Mails[1].Data.ToArray().ShouldBe(sink.Mails[0].Data.ToArray());
    }

    [Theory]
    [InlineData("Hello\r\nBcc: victim@example.org\r\n\r\nBody")]
    [InlineData("Hello\nX-Injected: yes")]
    [InlineData("Hello\r.\rQUIT")]
    public async Task Nothing_in_subject_or_name_becomes_a_header(string hostile)
    {
        await SendAsync(SampleMail.Of(new("desk@embassy.int", hostile, hostile, "text\r\n.\r\nQUIT\r\n", "html")));

        var arrived = sink.Mails.ShouldHaveSingleItem();
        var message = arrived.Parse();
        arrived.To.ShouldBe(["desk@embassy.int"]);
        message.Headers.Select(header => header.Field).ShouldBe(
            ["Message-Id", "Date", "Subject", "From", "To", "List-Id", "Auto-Submitted", "X-Auto-Response-Suppress", "MIME-Version"], ignoreOrder: true);
        message.To.Mailboxes.Single().Address.ShouldBe("desk@embassy.int");
        message.TextBody.ShouldNotBeNull().ReplaceLineEndings("\n").ShouldBe("text\n.\nQUIT\n");
    }

    [Fact]
    public async Task A_hostile_story_arrives_as_text()
    {
        var content = MailComposer.Compose(new() { Id = new("Desk"), Email = "desk@embassy.int" }, [HostileStory.Hit], []);

        await SendAsync(SampleMail.Of(content));

        var message = sink.Mails.ShouldHaveSingleItem().Parse();
        message.Bcc.ShouldBeEmpty();
        message.Subject.ShouldBe(content.Subject);
        message.BodyParts.OfType<TextPart>().Count().ShouldBe(2);
    }

    [Theory]
    [InlineData("first.o'last+feeds@embassy.int")]
    [InlineData("desk@посольство.рф")]
    [InlineData("отдел@посольство.рф")]
    public async Task An_address_may_hold_what_addresses_may_hold(string address)
    {
        (await SendAsync(SampleMail.To(address))).ShouldBeOfType<SendResult.Accepted>();

        sink.Mails.ShouldHaveSingleItem().Parse().To.Mailboxes.Single().Name.ShouldBe("Foreign Desk");
    }

    [Fact]
    public async Task A_sender_of_any_script_gives_a_plain_message_id()
    {
        var message = await SendFromAsync(new Sender("alerts@посольство.рф", "Посольство"));

        message.MessageId.ShouldBe("0123456789abcdef01234567@xn--b1ariacbpcj2h.xn--p1ai");
        message.From.Mailboxes.Single().Name.ShouldBe("Посольство");
    }

    [Theory]
    [InlineData("")]
    [InlineData("desk")]
    [InlineData("desk@embassy.int, other@embassy.int")]
    [InlineData("Desk <desk@embassy.int>")]
    [InlineData("desk@embassy.int\r\nRCPT TO:<victim@example.org>")]
    [InlineData("group: desk@embassy.int;")]
    public async Task What_is_no_address_is_refused_without_asking_the_server(string address)
    {
        (await SendAsync(SampleMail.To(address))).ShouldBeOfType<SendResult.RecipientRefused>();

        sink.Connections.ShouldBe(0);
    }

    [Theory]
    [InlineData(SmtpStep.Connect, "421 4.3.2 Not now")]
    [InlineData(SmtpStep.Connect, "554 5.3.2 Not here")]
    [InlineData(SmtpStep.Hello, "421 4.3.2 Not now")]
    [InlineData(SmtpStep.Mail, "451 4.3.0 Busy")]
    [InlineData(SmtpStep.Mail, "550 5.7.1 Not in that name")]
    [InlineData(SmtpStep.Mail, "530 5.7.0 Log in first")]
    [InlineData(SmtpStep.Recipient, "450 4.2.0 Greylisted")]
    [InlineData(SmtpStep.Recipient, "452 4.2.2 Mailbox full")]
    [InlineData(SmtpStep.Recipient, "554 5.7.1 Relay access denied")]
    [InlineData(SmtpStep.Recipient, "530 5.7.0 Log in first")]
    [InlineData(SmtpStep.Data, "451 4.3.0 Busy")]
    [InlineData(SmtpStep.EndOfData, "451 4.3.0 Busy")]
    [InlineData(SmtpStep.EndOfData, "421 4.3.2 Going down")]
    public async Task What_passes_or_can_be_mended_is_tried_later(SmtpStep step, string reply)
    {
        sink.Always(step, SmtpReply.Of(reply));

        var reason = (await SendAsync(SampleMail.To("desk@embassy.int"))).ShouldBeOfType<SendResult.TryLater>().Reason;

        reason.ShouldNotBeEmpty();
        sink.Mails.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("550 5.1.1 No such user")]
    [InlineData("551 5.1.6 Moved away")]
    [InlineData("553 5.1.3 Not a mailbox")]
    public async Task A_recipient_that_the_server_does_not_know_is_refused(string reply)
    {
        sink.Always(SmtpStep.Recipient, SmtpReply.Of(reply));

        (await SendAsync(SampleMail.To("desk@embassy.int"))).ShouldBeOfType<SendResult.RecipientRefused>().Reason.ShouldStartWith(reply[..3]);
    }

    [Theory]
    [InlineData(SmtpStep.Mail, "552 5.3.4 Too big")]
    [InlineData(SmtpStep.Data, "554 5.5.0 No")]
    [InlineData(SmtpStep.EndOfData, "550 5.7.1 Looks like spam")]
    [InlineData(SmtpStep.EndOfData, "552 5.3.4 Too big")]
    [InlineData(SmtpStep.EndOfData, "554 5.6.0 Not that content")]
    public async Task A_content_that_the_server_turns_down_is_refused(SmtpStep step, string reply)
    {
        sink.Always(step, SmtpReply.Of(reply));

        (await SendAsync(SampleMail.To("desk@embassy.int"))).ShouldBeOfType<SendResult.ContentRefused>().Reason.ShouldStartWith(reply[..3]);
    }

    [Theory]
    [InlineData(SmtpStep.Connect)]
    [InlineData(SmtpStep.Hello)]
    [InlineData(SmtpStep.Mail)]
    [InlineData(SmtpStep.Recipient)]
    [InlineData(SmtpStep.Data)]
    [InlineData(SmtpStep.EndOfData)]
    public async Task A_connection_that_is_lost_is_tried_later(SmtpStep step)
    {
        sink.Always(step, SmtpReply.Drop);

        (await SendAsync(SampleMail.To("desk@embassy.int"))).ShouldBeOfType<SendResult.TryLater>();
        sink.Mails.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_mail_whose_acceptance_was_not_heard_is_tried_later_as_the_same_mail()
    {
        await using var transport = SmtpTransports.To(sink);
        sink.Once(SmtpStep.EndOfData, SmtpReply.KeepAndDrop);

        (await transport.SendAsync(SampleMail.To("desk@embassy.int"), CancellationToken.None)).ShouldBeOfType<SendResult.TryLater>();
        (await transport.SendAsync(SampleMail.To("desk@embassy.int"), CancellationToken.None)).ShouldBeOfType<SendResult.Accepted>();

        sink.Mails.Select(mail => mail.Parse().MessageId).ShouldBe(["0123456789abcdef01234567@feedwatch.int", "0123456789abcdef01234567@feedwatch.int"]);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_tried_later()
    {
        var port = sink.Port;
        await sink.DisposeAsync();
        await using var transport = SmtpTransports.To(new SmtpOptions { Host = SmtpSink.Host, Port = port });

        (await transport.SendAsync(SampleMail.To("desk@embassy.int"), CancellationToken.None)).ShouldBeOfType<SendResult.TryLater>();
    }

    private async Task<MimeMessage> SendFromAsync(Sender sender)
    {
        await using var transport = SmtpTransports.To(SmtpTransports.OptionsFor(sink), sender: sender);
        (await transport.SendAsync(SampleMail.To("desk@embassy.int"), CancellationToken.None)).ShouldBeOfType<SendResult.Accepted>();
        return sink.Mails.Single().Parse();
    }

    private async Task<SendResult> SendAsync(Mail mail)
    {
        await using var transport = SmtpTransports.To(sink);
        return await transport.SendAsync(mail, CancellationToken.None);
    }
}
