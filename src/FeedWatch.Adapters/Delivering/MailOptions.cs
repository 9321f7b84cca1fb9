namespace FeedWatch.Adapters.Delivering;

/// <summary>How mail leaves FeedWatch and whose name it bears.</summary>
public sealed class MailOptions
{
    public const string Section = "Mail";

    /// <summary>auto, smtp, sendgrid or folder. Default: auto.</summary>
    public TransportKind Transport { get; set; }

    /// <summary>What "auto" means while neither server is configured: folder or hold. Default: folder, and hold where several processes share a store.</summary>
    public UnconfiguredMail Unconfigured { get; set; }

    /// <summary>The address that mail comes from, such as alerts@your-domain. Needed for smtp and sendgrid, whose servers must accept it as sender.</summary>
    public string? From { get; set; }

    /// <summary>The name shown beside the address. Default: FeedWatch.</summary>
    public string FromName { get; set; } = "FeedWatch";
}

public enum TransportKind
{
    /// <summary>SendGrid if its key is set, else SMTP if a host is set, else a folder.</summary>
    Auto,
    Smtp,
    SendGrid,
    Folder,

    /// <summary>Alerts wait until a server is configured.</summary>
    Hold,
}

public enum UnconfiguredMail
{
    /// <summary>Mails are written as files.</summary>
    Folder,

    /// <summary>Alerts wait: a file on a machine that nobody looks at would count as sent.</summary>
    Hold,
}
