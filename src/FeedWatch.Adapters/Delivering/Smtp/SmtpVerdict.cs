using System.Net.Sockets;
using FeedWatch.Delivering;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace FeedWatch.Adapters.Delivering.Smtp;

/// <summary>What a failed attempt means. Only what the server says for good about this recipient or this content is final; anything that a person could mend is tried again.</summary>
internal static class SmtpVerdict
{
    /// <summary>What MailKit throws for what servers and networks do.</summary>
    public static bool IsExpected(Exception exception) => exception
        is CommandException or ProtocolException or IOException or SocketException or TimeoutException or NotSupportedException
        or AuthenticationException or SslHandshakeException or ServiceNotConnectedException or ServiceNotAuthenticatedException;

    public static SendResult OfConnecting(Exception exception) => exception switch
    {
        AuthenticationException => new SendResult.TryLater($"The mail server refused user name or password: {Reply.Shorten(exception.Message)}"),
        SslHandshakeException => new SendResult.TryLater($"The mail server's certificate is not trusted, or TLS failed: {Reply.Shorten(exception.Message)}"),
        SmtpCommandException refused => new SendResult.TryLater(Said(refused)),
        _ => new SendResult.TryLater($"The mail server cannot be used: {Reply.Shorten(exception.Message)}"),
    };

    public static SendResult OfSending(Exception exception) => exception switch
    {
        SmtpCommandException refused when (int)refused.StatusCode is >= 500 and < 600 => OfRefusal(refused),
        SmtpCommandException delayed => new SendResult.TryLater(Said(delayed)),
        ServiceNotAuthenticatedException => new SendResult.TryLater($"The mail server wants a user name and password: {Reply.Shorten(exception.Message)}"),
        _ => new SendResult.TryLater($"The connection was lost: {Reply.Shorten(exception.Message)}"),
    };

    private static SendResult OfRefusal(SmtpCommandException refused) => refused.ErrorCode switch
    {
        _ when IsAboutUs(refused) => new SendResult.TryLater(Said(refused)),
        SmtpErrorCode.RecipientNotAccepted => new SendResult.RecipientRefused(Said(refused)),

        // MAIL announces the size: 552 there means that this mail is too big, and a part of it may not be.
        SmtpErrorCode.SenderNotAccepted when refused.StatusCode is not SmtpStatusCode.ExceededStorageAllocation => new SendResult.TryLater(Said(refused)),
        _ => new SendResult.ContentRefused(Said(refused)),
    };

    // Log in first, wrong password, relaying denied, wrong order of commands: a relay that was set up wrong says it of every recipient.
    private static bool IsAboutUs(SmtpCommandException refused) =>
        (int)refused.StatusCode is 502 or 503 or 530 or 534 or 535 or 538
        || (refused.ErrorCode is SmtpErrorCode.RecipientNotAccepted && refused.Message.Contains("5.7.", StringComparison.Ordinal));

    private static string Said(SmtpCommandException exception) => $"{(int)exception.StatusCode} {Reply.Shorten(exception.Message)}";
}
