using FeedWatch.Delivering;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SendGrid;

namespace FeedWatch.Adapters.Delivering.SendGrid;

/// <summary>Hands mail to Twilio SendGrid.</summary>
public sealed partial class SendGridTransport(
    HttpClient http, IOptions<SendGridOptions> options, Sender sender, TimeProvider time, ILogger<SendGridTransport> logger) : IMailTransport
{
    private readonly SendGridClient client = new(http, new SendGridClientOptions
    {
        ApiKey = options.Value.ApiKey ?? string.Empty,
        Host = options.Value.BaseUrl.AbsoluteUri.TrimEnd('/'),
    });

    public string Name => "sendgrid";

    public bool ReachesPeople => true;

    public async Task<SendResult> SendAsync(Mail mail, CancellationToken cancellationToken)
    {
        if (!Sender.IsAddress(mail.Content.To))
        {
            return new SendResult.RecipientRefused("That is not an email address.");
        }

        using var deadline = new CancellationTokenSource(options.Value.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            return await PostAsync(mail, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new SendResult.TryLater($"SendGrid took longer than {options.Value.Timeout.TotalSeconds:0} seconds.");
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return new SendResult.TryLater($"SendGrid cannot be reached: {Reply.Shorten(exception.Message)}");
        }
    }

    private async Task<SendResult> PostAsync(Mail mail, CancellationToken cancellationToken)
    {
        var response = await client.SendEmailAsync(SendGridMail.Create(mail, sender), cancellationToken);
        Log.Answered(logger, mail.Id, (int)response.StatusCode);
        var messageId = response.Headers.TryGetValues("X-Message-Id", out var ids) ? ids.FirstOrDefault() : null;
        return SendGridVerdict.Of(response.StatusCode, messageId, await response.Body.ReadAsStringAsync(cancellationToken));
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 7201, Level = LogLevel.Debug, Message = "Mail {MailId}: SendGrid answered {StatusCode}")]
        public static partial void Answered(ILogger logger, MailId mailId, int statusCode);
    }
}
