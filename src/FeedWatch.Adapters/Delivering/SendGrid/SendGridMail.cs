using FeedWatch.Alerting;
using FeedWatch.Delivering;
using SendGrid.Helpers.Mail;

namespace FeedWatch.Adapters.Delivering.SendGrid;

/// <summary>A mail as SendGrid's API wants it.</summary>
internal static class SendGridMail
{
    /// <summary>SendGrid refuses a mail whose custom arguments come to 10,000 bytes; what JSON puts around them is left room for.</summary>
    private const int MostAlertBytes = 9_000;

    public static SendGridMessage Create(Mail mail, Sender sender)
    {
        var message = new SendGridMessage
        {
            From = new EmailAddress(sender.Address, sender.Name),
            Subject = mail.Content.Subject,
            PlainTextContent = mail.Content.Text,
            HtmlContent = mail.Content.Html,
            CustomArgs = new() { ["mail"] = mail.Id.Value, ["alerts"] = Join(mail.Alerts) },
            Headers = new()
            {
                ["Message-ID"] = $"<{mail.Id}@{sender.Domain}>",
                ["List-Id"] = $"FeedWatch alerts <alerts.feedwatch.{sender.Domain}>",
                ["Auto-Submitted"] = "auto-generated",
                ["X-Auto-Response-Suppress"] = "OOF, AutoReply",
            },
        };
        message.AddTo(new EmailAddress(mail.Content.To, mail.Content.ToName.Length == 0 ? null : mail.Content.ToName));

        // Rewritten links and counted readers have no place in the mail of an embassy.
        message.SetClickTracking(enable: false, enableText: false);
        message.SetOpenTracking(enable: false, substitutionTag: null);
        message.SetSubscriptionTracking(enable: false);
        message.SetGoogleAnalytics(enable: false);
        return message;
    }

    private static string Join(IReadOnlyList<AlertId> alerts)
    {
        var joined = string.Empty;
        foreach (var alert in alerts)
        {
            var longer = joined.Length == 0 ? alert.Value : $"{joined},{alert.Value}";
            if (longer.Length > MostAlertBytes)
            {
                break;
            }

            joined = longer;
        }

        return joined;
    }
}
