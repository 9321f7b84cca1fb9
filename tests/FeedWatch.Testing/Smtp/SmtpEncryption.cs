namespace FeedWatch.Testing.Smtp;

/// <summary>How the sink speaks TLS.</summary>
public enum SmtpEncryption
{
    None,
    StartTls,
    Implicit,
}
