namespace FeedWatch.Host.Commands;

/// <summary>What to say where mail goes to files only.</summary>
internal static class MailAdvice
{
    public const string NobodyIsEmailed =
        "Nobody is being emailed: mails are written to files. To send them, set Mail:From and either Mail:Smtp:Host or Mail:SendGrid:ApiKey (environment: Mail__From, Mail__Smtp__Host).";
}
