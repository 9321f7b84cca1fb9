using FeedWatch.Alerting;
using FeedWatch.Delivering;

namespace FeedWatch.Testing.Delivering;

/// <summary>A mail as it is fixed before it is sent.</summary>
public static class SampleMail
{
    public static Mail To(string address, string subject = "[Lavrov] Лавров выступил в ООН", string id = "0123456789abcdef01234567") =>
        Of(new(address, "Foreign Desk", subject, "Text: Лавров\n", "<p>Лавров</p>\n"), id);

    public static Mail Of(MailContent content, string id = "0123456789abcdef01234567") => new()
    {
        Id = new(id),
        Recipient = new("Desk"),
        Alerts = [new("a1"), new("a2")],
        Content = content,
        FixedAt = new(2026, 2, 2, 14, 5, 6, TimeSpan.Zero),
        NextAttemptAt = new(2026, 2, 2, 14, 5, 6, TimeSpan.Zero),
    };
}
