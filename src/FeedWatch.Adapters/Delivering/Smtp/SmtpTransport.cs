using FeedWatch.Delivering;
using MailKit.Net.Smtp;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MimeKit;

namespace FeedWatch.Adapters.Delivering.Smtp;

/// <summary>Hands mail to a server that speaks SMTP.</summary>
public sealed partial class SmtpTransport(IOptions<SmtpOptions> options, Sender sender, TimeProvider time, ILogger<SmtpTransport> logger)
    : IMailTransport, IAsyncDisposable, IDisposable
{
    private readonly SmtpConnections connections = new(options.Value, time);

    public string Name => "smtp";

    public bool ReachesPeople => true;

    public async Task<SendResult> SendAsync(Mail mail, CancellationToken cancellationToken)
    {
        using var message = MimeMail.Create(mail, sender);
        if (message is null)
        {
            return new SendResult.RecipientRefused("That is not an email address.");
        }

        using var deadline = new CancellationTokenSource(options.Value.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            return await SendAsync(mail.Id, message, deadline, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Log.TimedOut(logger, mail.Id);
            return new SendResult.TryLater("The mail server took too long to answer.");
        }
    }

    public ValueTask DisposeAsync() => connections.DisposeAsync();

    public void Dispose() => connections.Dispose();

    private async Task<SendResult> SendAsync(MailId id, MimeMessage message, CancellationTokenSource deadline, CancellationToken cancellationToken)
    {
        SmtpClient client;
        try
        {
            client = await connections.TakeAsync(cancellationToken);
        }
        catch (Exception exception) when (SmtpVerdict.IsExpected(exception))
        {
            var problem = exception.GetType();
            Log.NotConnected(logger, id, problem);
            return SmtpVerdict.OfConnecting(exception);
        }

        // From here on the server may take the mail whether or not we hear of it: a filter at work gets the time of RFC 5321, 4.5.3.2.6.
        deadline.CancelAfter(options.Value.AnswerTimeout);
        return await SendAsync(id, message, client, cancellationToken);
    }

    private async Task<SendResult> SendAsync(MailId id, MimeMessage message, SmtpClient client, CancellationToken cancellationToken)
    {
        try
        {
            var reply = await client.SendAsync(message, cancellationToken);
            connections.Return(client);
            return new SendResult.Accepted(Reply.Shorten(reply));
        }
        catch (SmtpCommandException refused)
        {
            Log.Refused(logger, id, (int)refused.StatusCode);
            connections.Return(client);
            return SmtpVerdict.OfSending(refused);
        }
        catch (Exception exception) when (SmtpVerdict.IsExpected(exception))
        {
            var problem = exception.GetType();
            Log.Lost(logger, id, problem);
            client.Dispose();
            return SmtpVerdict.OfSending(exception);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    // Servers quote addresses in what they say, so only codes are logged; the words are in the ledger.
    private static partial class Log
    {
        [LoggerMessage(EventId = 7101, Level = LogLevel.Debug, Message = "Mail {MailId}: no connection to the mail server ({Problem})")]
        public static partial void NotConnected(ILogger logger, MailId mailId, Type problem);

        [LoggerMessage(EventId = 7102, Level = LogLevel.Debug, Message = "Mail {MailId}: the mail server answered {StatusCode}")]
        public static partial void Refused(ILogger logger, MailId mailId, int statusCode);

        [LoggerMessage(EventId = 7103, Level = LogLevel.Debug, Message = "Mail {MailId}: the connection to the mail server was lost ({Problem})")]
        public static partial void Lost(ILogger logger, MailId mailId, Type problem);

        [LoggerMessage(EventId = 7104, Level = LogLevel.Debug, Message = "Mail {MailId}: the mail server took too long")]
        public static partial void TimedOut(ILogger logger, MailId mailId);
    }
}
