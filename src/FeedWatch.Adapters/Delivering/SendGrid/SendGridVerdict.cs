using System.Net;
using FeedWatch.Delivering;

namespace FeedWatch.Adapters.Delivering.SendGrid;

/// <summary>What SendGrid's answer means. Only a mail that it cannot read or that is too big is refused; keys, quotas and outages pass or can be mended.</summary>
internal static class SendGridVerdict
{
    public static SendResult Of(HttpStatusCode status, string? messageId, string body) => status switch
    {
        HttpStatusCode.OK or HttpStatusCode.Accepted => new SendResult.Accepted(messageId),
        HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge => new SendResult.ContentRefused(Reason(status, body)),
        HttpStatusCode.Unauthorized => new SendResult.TryLater($"SendGrid does not know the key (Mail:SendGrid:ApiKey): {Reason(status, body)}"),
        HttpStatusCode.Forbidden => new SendResult.TryLater($"SendGrid does not let the key send, or not in the name of Mail:From: {Reason(status, body)}"),
        _ => new SendResult.TryLater($"SendGrid answered {Reason(status, body)}"),
    };

    private static string Reason(HttpStatusCode status, string body) => $"{(int)status} {Reply.Shorten(body)}".TrimEnd();
}
