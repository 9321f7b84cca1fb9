using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace FeedWatch.Testing.Smtp;

/// <summary>One connection to the sink.</summary>
internal sealed class SmtpSession(SmtpSink sink, TcpClient client, int number)
{
    private Stream stream = Stream.Null;
    private SmtpLines lines = new(Stream.Null);
    private bool encrypted;
    private string? user;
    private string from = string.Empty;
    private readonly List<string> recipients = [];

    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            using (client)
            {
                // Else a pipelining client waits 40 ms for each second reply.
                client.NoDelay = true;
                Use(client.GetStream());
                if (sink.Encryption is SmtpEncryption.Implicit)
                {
                    await EncryptAsync(stop);
                }

                if (await ReplyAsync(SmtpStep.Connect, "220 localhost ESMTP sink", stop))
                {
                    await ServeAsync(stop);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or AuthenticationException or OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The client hung up or refused our certificate, or the sink is being disposed.
        }
        finally
        {
            await stream.DisposeAsync();
        }
    }

    private async Task ServeAsync(CancellationToken stop)
    {
        while (await lines.ReadLineAsync(stop) is { } line)
        {
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            var goesOn = verb switch
            {
                "EHLO" or "HELO" => await ReplyAsync(SmtpStep.Hello, Capabilities(), stop),
                "STARTTLS" => await StartTlsAsync(stop),
                "AUTH" => await AuthenticateAsync(line, stop),
                "MAIL" => await MailAsync(line, stop),
                "RCPT" => await RecipientAsync(line, stop),
                "DATA" => await DataAsync(stop),
                "RSET" => await ResetAsync(stop),
                "NOOP" => await ReplyAsync(SmtpStep.Noop, "250 2.0.0 OK", stop),
                "QUIT" => await QuitAsync(stop),
                _ => await SendAsync("502 5.5.2 Not known here", stop),
            };
            if (!goesOn)
            {
                return;
            }
        }
    }

    private string Capabilities()
    {
        var offered = new List<string> { "localhost", "8BITMIME", "SMTPUTF8", "PIPELINING", "ENHANCEDSTATUSCODES" };
        if (sink.Encryption is SmtpEncryption.StartTls && !encrypted)
        {
            offered.Add("STARTTLS");
        }

        if (sink.User is not null)
        {
            offered.Add("AUTH PLAIN LOGIN");
        }

        return string.Join("\r\n", offered.Select((line, index) => (index == offered.Count - 1 ? "250 " : "250-") + line));
    }

    private async Task<bool> StartTlsAsync(CancellationToken stop)
    {
        if (sink.Encryption is not SmtpEncryption.StartTls)
        {
            return await SendAsync("502 5.5.1 Not offered", stop);
        }

        if (!await ReplyAsync(SmtpStep.StartTls, "220 2.0.0 Go ahead", stop))
        {
            return false;
        }

        await EncryptAsync(stop);
        return true;
    }

    private async Task EncryptAsync(CancellationToken stop)
    {
        var secure = new SslStream(stream);
        Use(secure);
        await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = sink.Certificate }, stop);
        encrypted = true;
    }

    private async Task<bool> AuthenticateAsync(string line, CancellationToken stop)
    {
        var parts = line.Split(' ', 3);
        var initial = parts.Length > 2 ? parts[2] : null;
        var (name, password) = parts[1].ToUpperInvariant() switch
        {
            "PLAIN" => SmtpLogin.Plain(initial ?? await AskAsync("334 ", stop)),
            _ => (SmtpLogin.Decode(initial ?? await AskAsync("334 VXNlcm5hbWU6", stop)), SmtpLogin.Decode(await AskAsync("334 UGFzc3dvcmQ6", stop))),
        };
        if (name != sink.User || password != sink.Password)
        {
            return await ReplyAsync(SmtpStep.Auth, "535 5.7.8 Wrong name or password", stop);
        }

        user = name;
        return await ReplyAsync(SmtpStep.Auth, "235 2.7.0 Welcome", stop);
    }

    private async Task<bool> MailAsync(string line, CancellationToken stop)
    {
        from = AddressIn(line);
        recipients.Clear();
        return sink.User is not null && user is null
            ? await SendAsync("530 5.7.0 Log in first", stop)
            : await ReplyAsync(SmtpStep.Mail, "250 2.1.0 OK", stop);
    }

    private async Task<bool> RecipientAsync(string line, CancellationToken stop)
    {
        var address = AddressIn(line);
        var reply = sink.Script.Next(SmtpStep.Recipient, address);
        if (reply is null || reply.KeepsMail)
        {
            recipients.Add(address);
        }

        sink.Reached(SmtpStep.Recipient);
        return await ActAsync(reply, "250 2.1.5 OK", stop);
    }

    private async Task<bool> DataAsync(CancellationToken stop)
    {
        if (recipients.Count == 0)
        {
            return await SendAsync("503 5.5.1 No recipient", stop);
        }

        var reply = sink.Script.Next(SmtpStep.Data, recipient: null);
        sink.Reached(SmtpStep.Data);
        var goesOn = await ActAsync(reply, "354 End with a dot", stop);
        return goesOn && reply is null ? await ReceiveAsync(stop) : goesOn;
    }

    private async Task<bool> ReceiveAsync(CancellationToken stop)
    {
        var data = await lines.ReadDataAsync(stop);
        if (data is null)
        {
            return false;
        }

        var received = new ReceivedMail(from, [.. recipients], data, user, encrypted, number);
        var reply = sink.Script.ForText(received) ?? sink.Script.Next(SmtpStep.EndOfData, recipient: null);
        if (reply is null || reply.KeepsMail)
        {
            sink.Keep(received);
        }

        sink.Reached(SmtpStep.EndOfData);
        return await ActAsync(reply, $"250 2.0.0 Kept as {number}-{sink.Mails.Count}", stop);
    }

    private async Task<bool> ResetAsync(CancellationToken stop)
    {
        recipients.Clear();
        return await SendAsync("250 2.0.0 OK", stop);
    }

    private async Task<bool> QuitAsync(CancellationToken stop)
    {
        await SendAsync("221 2.0.0 Bye", stop);
        return false;
    }

    private Task<bool> ReplyAsync(SmtpStep step, string usual, CancellationToken stop)
    {
        var reply = sink.Script.Next(step, recipient: null);
        sink.Reached(step);
        return ActAsync(reply, usual, stop);
    }

    /// <returns>Whether the session goes on.</returns>
    private async Task<bool> ActAsync(SmtpReply? reply, string usual, CancellationToken stop)
    {
        if (reply == SmtpReply.Silence)
        {
            while (await lines.ReadLineAsync(stop) is not null)
            {
                // Whatever the client still says, it gets no answer.
            }

            return false;
        }

        if (reply is null || reply.Line is not null)
        {
            await SendAsync(reply?.Line ?? usual, stop);
        }

        return reply is not { Closes: true };
    }

    private async Task<bool> SendAsync(string reply, CancellationToken stop)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(reply + "\r\n"), stop);
        await stream.FlushAsync(stop);
        return true;
    }

    private async Task<string> AskAsync(string prompt, CancellationToken stop)
    {
        await SendAsync(prompt, stop);
        return await lines.ReadLineAsync(stop) ?? string.Empty;
    }

    private void Use(Stream other)
    {
        stream = other;
        lines = new(other);
    }

    private static string AddressIn(string line)
    {
        var start = line.IndexOf('<', StringComparison.Ordinal) + 1;
        return line[start..line.IndexOf('>', start)];
    }
}
