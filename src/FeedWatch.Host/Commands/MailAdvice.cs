using FeedWatch.Delivering;

namespace FeedWatch.Host.Commands;

/// <summary>What to say where mail reaches nobody.</summary>
internal static class MailAdvice
{
    private const string OnlyFiles =
        "Nobody is being emailed: mails are written to files. To send them, set Mail:From and either Mail:Smtp:Host or Mail:SendGrid:ApiKey (environment: Mail__From, Mail__Smtp__Host).";

    /// <summary>Null where mail goes out.</summary>
    public static string? For(IMailTransport transport) => transport.ReachesPeople ? null : transport.Missing ?? OnlyFiles;
}
