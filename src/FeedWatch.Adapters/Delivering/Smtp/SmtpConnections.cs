using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace FeedWatch.Adapters.Delivering.Smtp;

/// <summary>Opens connections, and keeps one of them a few seconds for the next mail: a cycle that finds hits sends several.</summary>
internal sealed class SmtpConnections : IAsyncDisposable, IDisposable
{
    private static readonly TimeSpan FarewellTimeout = TimeSpan.FromSeconds(5);

    private readonly SmtpOptions options;
    private readonly TimeProvider time;
    private readonly TrustedAuthorities? authorities;
    private readonly ITimer closing;
    private SmtpClient? idle;

    public SmtpConnections(SmtpOptions options, TimeProvider time)
    {
        this.options = options;
        this.time = time;
        authorities = string.IsNullOrWhiteSpace(options.CertificateAuthorityFile) ? null : TrustedAuthorities.Load(options.CertificateAuthorityFile);
        closing = time.CreateTimer(_ => _ = CloseIdleAsync(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>A connection that is ready for a mail. Throws as MailKit does when there is none to be had.</summary>
    public async Task<SmtpClient> TakeAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref idle, null) is { } kept)
        {
            // Asked before any mail is handed over: a server that has hung up since must not cost an attempt.
            if (await AnswersAsync(kept, cancellationToken))
            {
                return kept;
            }

            kept.Dispose();
        }

        return await ConnectAsync(cancellationToken);
    }

    /// <summary>Gives back a connection whose last mail was answered.</summary>
    public void Return(SmtpClient client)
    {
        if (!client.IsConnected || options.KeepOpen == TimeSpan.Zero)
        {
            _ = CloseAsync(client);
            return;
        }

        if (Interlocked.Exchange(ref idle, client) is { } other)
        {
            _ = CloseAsync(other);
        }

        closing.Change(options.KeepOpen, Timeout.InfiniteTimeSpan);
    }

    public async ValueTask DisposeAsync()
    {
        await closing.DisposeAsync();
        await CloseIdleAsync();
        authorities?.Dispose();
    }

    /// <summary>For those who cannot wait for a farewell.</summary>
    public void Dispose()
    {
        closing.Dispose();
        Interlocked.Exchange(ref idle, null)?.Dispose();
        authorities?.Dispose();
    }

    private async Task<SmtpClient> ConnectAsync(CancellationToken cancellationToken)
    {
        var client = new SmtpClient
        {
            // Revocation lists are often out of reach of a closed network; a late alert would cost more than a revoked certificate.
            CheckCertificateRevocation = false,
            Timeout = (int)options.AnswerTimeout.TotalMilliseconds,
        };
        if (authorities is not null)
        {
            client.ServerCertificateValidationCallback = authorities.Accept;
        }

        try
        {
            await client.ConnectAsync(options.Host ?? string.Empty, options.EffectivePort, SocketOptions(options), cancellationToken);
            if (!string.IsNullOrEmpty(options.User))
            {
                await client.AuthenticateAsync(options.User, options.Password ?? string.Empty, cancellationToken);
            }
        }
        catch
        {
            client.Dispose();
            throw;
        }

        return client;
    }

    private static SecureSocketOptions SocketOptions(SmtpOptions options) => options.Security switch
    {
        SmtpSecurity.None => SecureSocketOptions.None,
        SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
        SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
        _ when options.EffectivePort == SmtpOptions.TlsPort => SecureSocketOptions.SslOnConnect,

        // "When available" can be talked down to clear text by anyone in between: never with a password.
        _ => string.IsNullOrEmpty(options.User) ? SecureSocketOptions.StartTlsWhenAvailable : SecureSocketOptions.StartTls,
    };

    private static async Task<bool> AnswersAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.NoOpAsync(cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is IOException or ProtocolException or CommandException or ServiceNotConnectedException)
        {
            return false;
        }
    }

    private Task CloseIdleAsync() => Interlocked.Exchange(ref idle, null) is { } kept ? CloseAsync(kept) : Task.CompletedTask;

    private async Task CloseAsync(SmtpClient client)
    {
        using var deadline = new CancellationTokenSource(FarewellTimeout, time);
        try
        {
            await client.DisconnectAsync(quit: true, deadline.Token);
        }
        catch (Exception exception) when (exception is IOException or ProtocolException or CommandException or OperationCanceledException)
        {
            // We meant to leave anyway.
        }
        finally
        {
            client.Dispose();
        }
    }
}
