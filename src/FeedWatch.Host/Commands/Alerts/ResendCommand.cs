using System.CommandLine;
using FeedWatch.Alerting;
using FeedWatch.Host.Output;

namespace FeedWatch.Host.Commands.Alerts;

/// <summary>Puts alerts back to waiting; the next poll, or the running daemon, sends them.</summary>
internal sealed class ResendCommand(IOutbox outbox, Terminal terminal, TimeProvider time)
{
    public static Command Create(Terminal terminal)
    {
        var ids = new Argument<string[]>("ID") { Description = "Ids of alerts, or how they begin.", Arity = ArgumentArity.ZeroOrMore };
        ids.Validators.Add(AlertNames.RefuseOptions);
        var refused = new Option<bool>("--refused") { Description = "All that were refused." };
        var command = new DocumentedCommand("resend", "Sends alerts again: refused, cancelled or already sent ones.")
        {
            Examples = [("feedwatch alerts resend 3f2a9c01", "one alert"), ("feedwatch alerts resend --refused", "all that were refused")],
            Arguments = { ids },
            Options = { refused },
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(ids) is not { Length: > 0 } == !result.GetValue(refused))
            {
                result.AddError("Name the alerts, or say --refused.");
            }
        });
        command.RunsOnStore<ResendCommand>(terminal, (work, parsed, token) => work.RunAsync(parsed.GetValue(refused) ? null : parsed.GetValue(ids), token));
        return command;
    }

    /// <param name="names">Null: all refused ones.</param>
    public async Task<int> RunAsync(IReadOnlyList<string>? names, CancellationToken cancellationToken)
    {
        var alerts = names is null ? await RefusedAsync(cancellationToken) : await AlertNames.FindAsync(outbox, names, terminal, cancellationToken);
        if (alerts is null)
        {
            return ExitCode.Failed;
        }

        var count = await outbox.ResendAsync(alerts, time.GetUtcNow(), cancellationToken);
        terminal.WriteLine($"{count} of {alerts.Count} will be sent again by the running daemon or the next `feedwatch poll`.");
        return names is null || count == alerts.Count ? ExitCode.AllWell : ExitCode.Failed;
    }

    private async Task<IReadOnlyList<Alert>> RefusedAsync(CancellationToken cancellationToken) =>
        await outbox.FindAsync(new AlertSearch(Status: AlertStatus.Refused, Limit: int.MaxValue), cancellationToken).ToListAsync(cancellationToken);
}
