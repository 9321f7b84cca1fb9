using FeedWatch.Adapters.Delivering.Smtp;
using FeedWatch.Delivering;
using FeedWatch.Testing.Delivering;
using FeedWatch.Testing.Smtp;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;

namespace FeedWatch.Adapters.Tests.Delivering.Smtp;

/// <summary>How long the transport waits, and how long it holds a connection.</summary>
public sealed class SmtpTimeTests : IAsyncDisposable
{
    private readonly SmtpSink sink = SmtpSink.Start();
    private readonly FakeTimeProvider time = new();

    public ValueTask DisposeAsync() => sink.DisposeAsync();

    [Theory]
    [InlineData(SmtpStep.Connect, 60)]
    [InlineData(SmtpStep.Hello, 60)]
    [InlineData(SmtpStep.Recipient, 600)]
    [InlineData(SmtpStep.EndOfData, 600)]
    public async Task A_server_that_never_answers_is_given_up_at_the_deadline(SmtpStep step, int seconds)
    {
        sink.Always(step, SmtpReply.Silence);
        await using var transport = SmtpTransports.To(SmtpTransports.OptionsFor(sink), time);

        var sending = transport.SendAsync(SampleMail.To("desk@embassy.int"), CancellationToken.None);
        await sink.ReachAsync(step, TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromSeconds(seconds - 1));
        sending.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(1));

        (await sending).ShouldBeOfType<SendResult.TryLater>().Reason.ShouldContain("too long");
    }

    [Fact]
    public async Task A_cancellation_by_the_caller_goes_through()
    {
        using var stop = new CancellationTokenSource();
        sink.Always(SmtpStep.Recipient, SmtpReply.Silence);
        await using var transport = SmtpTransports.To(SmtpTransports.OptionsFor(sink), time);

        var sending = transport.SendAsync(SampleMail.To("desk@embassy.int"), stop.Token);
        await sink.ReachAsync(SmtpStep.Recipient, TestContext.Current.CancellationToken);
        await stop.CancelAsync();

        (await Task.WhenAny(sending)).IsCanceled.ShouldBeTrue();
    }

    [Fact]
    public async Task Mails_in_short_succession_share_a_connection()
    {
        await using var transport = SmtpTransports.To(SmtpTransports.OptionsFor(sink), time);

        await SendAllAsync(transport, 3);

        sink.Mails.Select(mail => mail.Connection).ShouldBe([1, 1, 1]);
    }

    [Fact]
    public async Task A_refused_recipient_does_not_cost_the_others_the_connection()
    {
        sink.ForRecipient("gone@embassy.int", SmtpReply.Of("550 5.1.1 No such user"));
        await using var transport = SmtpTransports.To(SmtpTransports.OptionsFor(sink), time);

        (await transport.SendAsync(SampleMail.To("gone@embassy.int"), CancellationToken.None)).ShouldBeOfType<SendResult.RecipientRefused>();
        await SendAllAsync(transport, 1);

        sink.Mails.ShouldHaveSingleItem().Connection.ShouldBe(1);
    }

    [Fact]
    public async Task An_idle_connection_is_closed_after_a_few_seconds()
    {
        await using var transport = SmtpTransports.To(SmtpTransports.OptionsFor(sink), time);

        await SendAllAsync(transport, 1);
        time.Advance(TimeSpan.FromSeconds(5));
        await SendAllAsync(transport, 1);

        sink.Mails.Select(mail => mail.Connection).ShouldBe([1, 2]);
    }

    [Theory]
    [InlineData("421 4.4.2 Idle too long")]
    [InlineData(null)]
    public async Task A_connection_that_the_server_has_closed_costs_no_attempt(string? farewell)
    {
        await using var transport = SmtpTransports.To(SmtpTransports.OptionsFor(sink), time);

        await SendAllAsync(transport, 1);
        sink.Once(SmtpStep.Noop, farewell is null ? SmtpReply.Drop : SmtpReply.Of(farewell));
        await SendAllAsync(transport, 1);

        sink.Mails.Select(mail => mail.Connection).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task Mails_to_several_recipients_at_once_do_not_wait_for_each_other()
    {
        sink.ForRecipient("slow@embassy.int", SmtpReply.Silence);
        await using var transport = SmtpTransports.To(SmtpTransports.OptionsFor(sink), time);

        var slow = transport.SendAsync(SampleMail.To("slow@embassy.int"), CancellationToken.None);
        await sink.ReachAsync(SmtpStep.Recipient, TestContext.Current.CancellationToken);
        await SendAllAsync(transport, 2);
        time.Advance(TimeSpan.FromMinutes(10));

        (await slow).ShouldBeOfType<SendResult.TryLater>();
        sink.Mails.Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_log_names_no_address_and_no_key()
    {
        var logger = new FakeLogger<SmtpTransport>();
        sink.Always(SmtpStep.Recipient, SmtpReply.Of("550 5.1.1 <desk@embassy.int> is not known here"));
        await using var transport = SmtpTransports.To(SmtpTransports.OptionsFor(sink), time, logger);

        await transport.SendAsync(SampleMail.To("desk@embassy.int"), CancellationToken.None);

        logger.Collector.LatestRecord.Message.ShouldBe("Mail 0123456789abcdef01234567: the mail server answered 550");
        logger.Collector.LatestRecord.Exception.ShouldBeNull();
    }

    private static async Task SendAllAsync(SmtpTransport transport, int count)
    {
        for (var number = 0; number < count; number++)
        {
            (await transport.SendAsync(SampleMail.To("desk@embassy.int"), CancellationToken.None)).ShouldBeOfType<SendResult.Accepted>();
        }
    }
}
