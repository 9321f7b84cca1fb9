using System.ComponentModel.DataAnnotations;

namespace FeedWatch.Adapters.Delivering.Smtp;

/// <summary>The mail server that takes our mail.</summary>
public sealed class SmtpOptions
{
    public const string Section = "Mail:Smtp";

    internal const int TlsPort = 465;
    private const int RelayPort = 25;
    private const int SubmissionPort = 587;

    /// <summary>The server's name, such as mail.your-domain.</summary>
    public string? Host { get; set; }

    /// <summary>Default, 0: 465 for tls, 25 for none, else 587.</summary>
    [Range(0, 65_535)]
    public int Port { get; set; }

    /// <summary>auto, none, starttls or tls. Default: auto.</summary>
    public SmtpSecurity Security { get; set; }

    /// <summary>Who logs in; empty: nobody has to.</summary>
    public string? User { get; set; }

    /// <summary>A secret: set it by environment variable (Mail__Smtp__Password) or key vault.</summary>
    public string? Password { get; set; }

    /// <summary>A PEM file with the authorities that vouch for the server, besides those the machine trusts: for servers of a house with a certificate of its own.</summary>
    public string? CertificateAuthorityFile { get; set; }

    /// <summary>How long connecting and logging in may take. Default: 60 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long the server may take to receive and answer one mail. Giving up earlier would send a mail twice that a slow filter then accepts. Default: 10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:30:00")]
    public TimeSpan AnswerTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a connection waits for the next mail. Default: 5 seconds; 0 closes it after each.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan KeepOpen { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The port that is used: the one that is set, else the usual one.</summary>
    public int EffectivePort => this switch
    {
        { Port: > 0 } => Port,
        { Security: SmtpSecurity.Tls } => TlsPort,
        { Security: SmtpSecurity.None } => RelayPort,
        _ => SubmissionPort,
    };
}

/// <summary>How the connection is encrypted.</summary>
public enum SmtpSecurity
{
    /// <summary>TLS on port 465; elsewhere STARTTLS, which is required where a user is set and else used if offered.</summary>
    Auto,

    /// <summary>In clear: for a relay on the same machine.</summary>
    None,

    /// <summary>Begins in clear and must change to TLS before anything is sent.</summary>
    StartTls,

    /// <summary>TLS from the first byte.</summary>
    Tls,
}
