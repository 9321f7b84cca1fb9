using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Channels;

namespace FeedWatch.Testing.Smtp;

/// <summary>An SMTP server on a free loopback port that keeps what it is sent, and misbehaves as told. It speaks just enough of RFC 5321 for a real client.</summary>
public sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentQueue<ReceivedMail> mails = new();
    private readonly ConcurrentBag<Task> running = [];
    private readonly Channel<SmtpStep> reached = Channel.CreateUnbounded<SmtpStep>();
    private int connections;
    private bool disposed;

    private SmtpSink(SmtpEncryption encryption, string? user, string? password, string certificateHost)
    {
        Encryption = encryption;
        User = user;
        Password = password;
        Certificate = SelfMadeCertificate.Create(certificateHost);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        running.Add(Task.Run(AcceptAsync));
    }

    public static string Host => "localhost";

    public int Port { get; }

    public SmtpEncryption Encryption { get; }

    /// <summary>Who must log in before sending; null: nobody has to.</summary>
    public string? User { get; }

    public string? Password { get; }

    /// <summary>What the sink shows at a TLS handshake.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>In the order in which they were accepted.</summary>
    public IReadOnlyList<ReceivedMail> Mails => [.. mails];

    public int Connections => Volatile.Read(ref connections);

    internal SmtpScript Script { get; } = new();

    /// <param name="encryption">Offered, or spoken from the first byte.</param>
    /// <param name="user">When set, mail is taken only after AUTH PLAIN or LOGIN with this name.</param>
    /// <param name="password">That goes with <paramref name="user"/>.</param>
    /// <param name="certificateHost">Whom the certificate is made out to.</param>
    public static SmtpSink Start(SmtpEncryption encryption = SmtpEncryption.None, string? user = null, string? password = null, string certificateHost = "localhost") =>
        new(encryption, user, password, certificateHost);

    /// <summary>Replies so the next time the step is reached. Several are used up in the order given.</summary>
    public SmtpSink Once(SmtpStep step, SmtpReply reply)
    {
        Script.Once(step, reply);
        return this;
    }

    public SmtpSink Always(SmtpStep step, SmtpReply reply)
    {
        Script.Always(step, reply);
        return this;
    }

    /// <summary>Replies so to this one recipient, in any mail.</summary>
    public SmtpSink ForRecipient(string address, SmtpReply reply)
    {
        Script.For(address, reply);
        return this;
    }

    /// <summary>Turns down each mail whose text holds this, as a spam filter does.</summary>
    public SmtpSink RefuseDataHolding(string text, string line)
    {
        Script.ForText(text, SmtpReply.Of(line));
        return this;
    }

    /// <summary>Forgets all scripted replies.</summary>
    public void BehaveAgain() => Script.Clear();

    /// <summary>Completes when a client gets to the step: what was reached before the call counts too, once.</summary>
    public async Task ReachAsync(SmtpStep step, CancellationToken cancellationToken)
    {
        while (await reached.Reader.ReadAsync(cancellationToken) != step)
        {
        }
    }

    /// <summary>The server goes away; once is enough, and twice does no harm.</summary>
    public async ValueTask DisposeAsync()
    {
        if (disposed)
        {
            return;
        }

        disposed = true;
        await stop.CancelAsync();
        listener.Dispose();

        // Twice, since the first includes the loop that may still have added one.
        await Task.WhenAll(running);
        await Task.WhenAll(running);
        Certificate.Dispose();
        stop.Dispose();
    }

    internal void Reached(SmtpStep step) => reached.Writer.TryWrite(step);

    internal void Keep(ReceivedMail mail) => mails.Enqueue(mail);

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stop.Token);
                var session = new SmtpSession(this, client, Interlocked.Increment(ref connections));
                running.Add(Task.Run(() => session.RunAsync(stop.Token)));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The sink is being disposed.
        }
    }
}
