namespace FeedWatch.Testing.Smtp;

/// <summary>Where in a session a scripted reply takes the place of the usual one.</summary>
public enum SmtpStep
{
    /// <summary>Right after the connection is made, before any command.</summary>
    Connect,
    Hello,
    StartTls,
    Auth,
    Mail,
    Recipient,

    /// <summary>The DATA command itself.</summary>
    Data,

    /// <summary>After the dot that ends the mail's data: the mail has been sent and the client waits for the verdict.</summary>
    EndOfData,
    Noop,
}
