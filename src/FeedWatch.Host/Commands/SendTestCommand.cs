using System.CommandLine;
using FeedWatch.Alerting;
using FeedWatch.Configuration;
using FeedWatch.Delivering;
using FeedWatch.Feeds;
using FeedWatch.Host.Output;

namespace FeedWatch.Host.Commands;

/// <summary>One mail through the transport that alerts take, so that a wrong password shows today and not with the first alert.</summary>
internal sealed class SendTestCommand(IMailTransport transport, Terminal terminal, TimeProvider time)
{
    public static Command Create(Terminal terminal)
    {
        var to = new Argument<string?>("RECIPIENT") { Description = "A name from feedwatch.yaml; without one, all operators.", Arity = ArgumentArity.ZeroOrOne };
        var command = new DocumentedCommand("send-test", "Sends one test mail through the configured transport.")
        {
            Examples = [("feedwatch send-test", "to the operators"), ("feedwatch send-test Desk", "to one recipient")],
            Output = "Piped: sent or failed, recipient, address, what the server said; separated by tabs.",
            Arguments = { to },
        };
        command.RunsWatching<SendTestCommand>(terminal, (work, watch, parsed, token) => work.RunAsync(watch, parsed.GetValue(to), token));
        return command;
    }

    public async Task<int> RunAsync(WatchConfiguration watch, string? name, CancellationToken cancellationToken)
    {
        var recipients = watch.Recipients.Where(recipient => name is null ? recipient.IsOperator : recipient.Name == name || recipient.Email == name).ToList();
        if (recipients.Count == 0)
        {
            terminal.WriteError(name is null
                ? "feedwatch.yaml names no operators; say to whom: feedwatch send-test NAME."
                : $"feedwatch.yaml has no recipient '{name}'. It has: {string.Join(", ", watch.Recipients.Select(recipient => recipient.Name))}.");
            return ExitCode.Wrong;
        }

        var isWell = true;
        foreach (var recipient in recipients)
        {
            isWell &= await SendAsync(recipient, cancellationToken);
        }

        if (MailAdvice.For(transport) is { } advice)
        {
            terminal.WriteError(advice);
        }

        return isWell ? ExitCode.AllWell : ExitCode.Failed;
    }

    private async Task<bool> SendAsync(Recipient recipient, CancellationToken cancellationToken)
    {
        var (isWell, said) = await transport.SendAsync(TestMail(recipient), cancellationToken) switch
        {
            SendResult.Accepted accepted => (true, accepted.ProviderId ?? string.Empty),
            SendResult.TryLater later => (false, later.Reason),
            SendResult.RecipientRefused refused => (false, refused.Reason),
            SendResult.ContentRefused refused => (false, refused.Reason),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        var verdict = isWell ? Cell.Of("sent", Tone.Good) : Cell.Of("failed", Tone.Bad);
        if (terminal.IsForPeople)
        {
            terminal.WriteLine(verdict + Cell.Gap(2) + Cell.Of($"{recipient.Name} <{recipient.Email}> by {transport.Name}: {said}"));
        }
        else
        {
            terminal.WriteRow(verdict, recipient.Name, recipient.Email, said);
        }

        return isWell;
    }

    private Mail TestMail(Recipient recipient)
    {
        var now = time.GetUtcNow();
        const string Text = "FeedWatch can send you mail. Nothing was found: this is a test that someone asked for with `feedwatch send-test`.\n";
        return new Mail
        {
            Id = new MailId(ContentHash.Id("test mail", recipient.Id.Value, Moment.Iso(now))),
            Recipient = recipient.Id,
            Alerts = [],
            Content = new MailContent(recipient.Email, recipient.Name == recipient.Email ? string.Empty : recipient.Name, "FeedWatch: a test", Text, $"<p>{Text}</p>\n"),
            FixedAt = now,
            NextAttemptAt = now,
        };
    }
}
