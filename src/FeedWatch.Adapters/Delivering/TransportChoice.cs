using FeedWatch.Adapters.Delivering.SendGrid;
using FeedWatch.Adapters.Delivering.Smtp;

namespace FeedWatch.Adapters.Delivering;

/// <summary>Which transport "auto" means.</summary>
internal static class TransportChoice
{
    public static TransportKind Of(MailOptions mail, SmtpOptions smtp, SendGridOptions sendGrid) => mail.Transport switch
    {
        TransportKind.Auto when sendGrid.HasKey => TransportKind.SendGrid,
        TransportKind.Auto when !string.IsNullOrWhiteSpace(smtp.Host) => TransportKind.Smtp,
        TransportKind.Auto => mail.Unconfigured is UnconfiguredMail.Hold ? TransportKind.Hold : TransportKind.Folder,
        var chosen => chosen,
    };
}
