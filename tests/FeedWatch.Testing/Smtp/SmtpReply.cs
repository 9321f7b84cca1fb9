namespace FeedWatch.Testing.Smtp;

/// <summary>What a scripted server does instead of its usual reply.</summary>
public sealed record SmtpReply
{
    private SmtpReply(string? line, bool keepsMail, bool closes)
    {
        Line = line;
        KeepsMail = keepsMail;
        Closes = closes;
    }

    /// <summary>The connection is closed without a word; at the end of data the mail is lost.</summary>
    public static SmtpReply Drop { get; } = new(line: null, keepsMail: false, closes: true);

    /// <summary>At the end of data: the mail is kept, then the connection is closed before anyone is told.</summary>
    public static SmtpReply KeepAndDrop { get; } = new(line: null, keepsMail: true, closes: true);

    /// <summary>The server never answers, and holds the connection until the client gives up.</summary>
    public static SmtpReply Silence { get; } = new(line: null, keepsMail: false, closes: false);

    public string? Line { get; }

    public bool KeepsMail { get; }

    public bool Closes { get; }

    /// <summary>Such as "451 4.3.0 Try later". A 421 also closes the connection, as servers do.</summary>
    public static SmtpReply Of(string line) => new(line, line.StartsWith('2'), line.StartsWith("421", StringComparison.Ordinal));
}
