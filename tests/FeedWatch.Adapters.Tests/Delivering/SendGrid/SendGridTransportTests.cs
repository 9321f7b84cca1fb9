using System.Text;
using FeedWatch.Adapters.Delivering;
using FeedWatch.Adapters.Delivering.SendGrid;
using FeedWatch.Alerting;
using FeedWatch.Delivering;
using FeedWatch.Testing.Delivering;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace FeedWatch.Adapters.Tests.Delivering.SendGrid;

public sealed class SendGridTransportTests : IAsyncLifetime
{
    private const string Key = "SG.secret";

    private readonly FakeTimeProvider time = new();
    private readonly FakeLogger<SendGridTransport> logger = new();
    private readonly HttpClient http = new(new SocketsHttpHandler()) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = 64 * 1024 };
    private SendGridSink sink = null!;

    public async ValueTask InitializeAsync() => sink = await SendGridSink.StartAsync();

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await sink.DisposeAsync();
    }

    [Fact]
    public async Task An_accepted_mail_is_known_by_the_id_that_SendGrid_gave_it() =>
        (await SendAsync(SampleMail.To("desk@embassy.int"))).ShouldBe(new SendResult.Accepted("sg-1"));

    [Fact]
    public async Task A_mail_carries_its_content_its_id_and_its_alerts()
    {
        await SendAsync(SampleMail.To("desk@embassy.int"));

        var (authorization, body) = sink.Requests.ShouldHaveSingleItem();
        authorization.ShouldBe("Bearer " + Key);
        body["from"]!["email"]!.GetValue<string>().ShouldBe("alerts@feedwatch.int");
        body["personalizations"]![0]!["to"]![0]!["email"]!.GetValue<string>().ShouldBe("desk@embassy.int");
        body["subject"]!.GetValue<string>().ShouldBe("[Lavrov] Лавров выступил в ООН");
        body["content"]!.AsArray().Select(part => part!["type"]!.GetValue<string>()).ShouldBe(["text/plain", "text/html"]);
        body["headers"]!["Message-ID"]!.GetValue<string>().ShouldBe("<0123456789abcdef01234567@feedwatch.int>");
        body["headers"]!["Auto-Submitted"]!.GetValue<string>().ShouldBe("auto-generated");
        body["custom_args"]!["mail"]!.GetValue<string>().ShouldBe("0123456789abcdef01234567");
        body["custom_args"]!["alerts"]!.GetValue<string>().ShouldBe("a1,a2");
    }

    [Fact]
    public async Task Nobody_is_tracked()
    {
        await SendAsync(SampleMail.To("desk@embassy.int"));

        var tracking = sink.Requests.Single().Body["tracking_settings"]!;
        foreach (var kind in new[] { "click_tracking", "open_tracking", "subscription_tracking", "ganalytics" })
        {
            tracking[kind]!["enable"]!.GetValue<bool>().ShouldBeFalse();
        }

        tracking["click_tracking"]!["enable_text"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task Custom_arguments_stay_below_the_limit_however_many_alerts_there_are()
    {
        var alerts = Enumerable.Range(0, 1_000).Select(number => new AlertId($"{number:d24}")).ToList();

        await SendAsync(SampleMail.To("desk@embassy.int") with { Alerts = alerts });

        var arguments = sink.Requests.Single().Body["custom_args"]!;
        Encoding.UTF8.GetByteCount(arguments.ToJsonString()).ShouldBeLessThan(10_000);
        arguments["alerts"]!.GetValue<string>().Split(',').ShouldAllBe(id => id.Length == 24);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(405)]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(302)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task What_passes_or_can_be_mended_is_tried_later(int status)
    {
        sink.Status = status;

        (await SendAsync(SampleMail.To("desk@embassy.int"))).ShouldBeOfType<SendResult.TryLater>().Reason.ShouldContain($"{status}");
    }

    [Theory]
    [InlineData(400)]
    [InlineData(413)]
    public async Task A_content_that_SendGrid_turns_down_is_refused_with_its_words(int status)
    {
        sink.Status = status;
        sink.Body = """{"errors":[{"message":"The subject is required.","field":"subject"}]}""";

        (await SendAsync(SampleMail.To("desk@embassy.int"))).ShouldBeOfType<SendResult.ContentRefused>().Reason.ShouldContain("The subject is required.");
    }

    [Fact]
    public async Task A_long_answer_is_shortened()
    {
        sink.Status = 500;
        sink.Body = new string('x', 20_000);

        (await SendAsync(SampleMail.To("desk@embassy.int"))).ShouldBeOfType<SendResult.TryLater>().Reason.Length.ShouldBeLessThan(400);
    }

    [Fact]
    public async Task An_endless_answer_is_not_read_to_its_end()
    {
        sink.Status = 500;
        sink.Body = new string('x', 200_000);

        (await SendAsync(SampleMail.To("desk@embassy.int"))).ShouldBeOfType<SendResult.TryLater>();
    }

    [Fact]
    public async Task A_connection_that_is_lost_is_tried_later()
    {
        sink.Drops = true;

        (await SendAsync(SampleMail.To("desk@embassy.int"))).ShouldBeOfType<SendResult.TryLater>().Reason.ShouldContain("cannot be reached");
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_tried_later()
    {
        var transport = TransportTo(sink.BaseUrl);
        await sink.DisposeAsync();

        (await transport.SendAsync(SampleMail.To("desk@embassy.int"), CancellationToken.None)).ShouldBeOfType<SendResult.TryLater>();
    }

    [Fact]
    public async Task A_server_that_never_answers_is_given_up_at_the_deadline()
    {
        sink.IsSilent = true;

        var sending = SendAsync(SampleMail.To("desk@embassy.int"));
        await sink.ReachAsync(TestContext.Current.CancellationToken);
        sending.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(60));

        (await sending).ShouldBeOfType<SendResult.TryLater>().Reason.ShouldContain("60 seconds");
    }

    [Fact]
    public async Task A_cancellation_by_the_caller_goes_through()
    {
        using var stop = new CancellationTokenSource();
        sink.IsSilent = true;

        var sending = TransportTo(sink.BaseUrl).SendAsync(SampleMail.To("desk@embassy.int"), stop.Token);
        await sink.ReachAsync(TestContext.Current.CancellationToken);
        await stop.CancelAsync();

        (await Task.WhenAny(sending)).IsCanceled.ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_no_address_is_refused_without_asking_SendGrid()
    {
        (await SendAsync(SampleMail.To("no address"))).ShouldBeOfType<SendResult.RecipientRefused>();

        sink.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Neither_key_nor_address_is_logged()
    {
        await SendAsync(SampleMail.To("desk@embassy.int"));

        logger.Collector.GetSnapshot().ShouldNotBeEmpty();
        logger.Collector.GetSnapshot().ShouldAllBe(record => !record.Message.Contains('@') && !record.Message.Contains(Key));
    }

    private Task<SendResult> SendAsync(Mail mail) => TransportTo(sink.BaseUrl).SendAsync(mail, CancellationToken.None);

    private SendGridTransport TransportTo(Uri url) => new(
        http,
        Options.Create(new SendGridOptions { ApiKey = Key, BaseUrl = url }),
        new Sender("alerts@feedwatch.int", "FeedWatch"),
        time,
        logger);
}
