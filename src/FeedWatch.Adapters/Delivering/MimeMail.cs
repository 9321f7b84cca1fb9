using FeedWatch.Delivering;
using MimeKit;

namespace FeedWatch.Adapters.Delivering;

/// <summary>A mail in the format of RFC 5322. The same mail gives the same bytes at each attempt, so that a mailbox can tell a repeated one.</summary>
internal static class MimeMail
{
    /// <returns>Null: the recipient's address is none.</returns>
    public static MimeMessage? Create(Mail mail, Sender sender)
    {
        if (!Sender.IsAddress(mail.Content.To))
        {
            return null;
        }

        var message = new MimeMessage
        {
            MessageId = $"{mail.Id}@{sender.Domain}",
            Date = mail.FixedAt.ToUniversalTime(),
            Subject = OneLine(mail.Content.Subject),
            Body = Body(mail),
        };
        message.From.Add(new MailboxAddress(OneLine(sender.Name), sender.Address));
        message.To.Add(new MailboxAddress(OneLine(mail.Content.ToName), mail.Content.To));

        // A news desk sorts by List-Id; the other two keep holiday replies and mail loops away (RFC 3834).
        message.Headers.Add(HeaderId.ListId, $"FeedWatch alerts <alerts.feedwatch.{sender.Domain}>");
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add("X-Auto-Response-Suppress", "OOF, AutoReply");
        return message;
    }

    // The best comes last (RFC 2046): what cannot show HTML takes the text.
    private static MultipartAlternative Body(Mail mail) =>
        new(Part("plain", mail.Content.Text), Part("html", mail.Content.Html)) { Boundary = $"=_{mail.Id}" };

    private static TextPart Part(string subtype, string text)
    {
        var part = new TextPart(subtype) { Text = text };
        part.ContentTransferEncoding = part.GetBestEncoding(EncodingConstraint.SevenBit);
        return part;
    }

    // The composer has cleaned this already; a header is not the place to trust that.
    private static string OneLine(string text) =>
        string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character));
}
