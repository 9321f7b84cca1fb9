using System.CommandLine;
using FeedWatch.Alerting;
using FeedWatch.Host.Output;

namespace FeedWatch.Host.Commands.Alerts;

/// <summary>Takes alerts back that still wait.</summary>
internal sealed class CancelCommand(IOutbox outbox, Terminal terminal)
{
    public static Command Create(Terminal terminal)
    {
        var ids = new Argument<string[]>("ID") { Description = "Ids of alerts, or how they begin.", Arity = ArgumentArity.OneOrMore };
        ids.Validators.Add(AlertNames.RefuseOptions);
        var command = new DocumentedCommand("cancel", "Takes alerts back before they are sent.")
        {
            Examples = [("feedwatch alerts cancel 3f2a9c01", "one alert; it stays in the ledger as cancelled")],
            Arguments = { ids },
        };
        command.RunsOnStore<CancelCommand>(terminal, (work, parsed, token) => work.RunAsync(parsed.GetRequiredValue(ids), token));
        return command;
    }

    public async Task<int> RunAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        if (await AlertNames.FindAsync(outbox, names, terminal, cancellationToken) is not { } alerts)
        {
            return ExitCode.Failed;
        }

        var count = await outbox.CancelAsync(alerts, "cancelled by hand", cancellationToken);
        terminal.WriteLine(count == alerts.Count ? $"{count} cancelled." : $"{count} of {alerts.Count} cancelled; the others no longer wait.");
        return count == alerts.Count ? ExitCode.AllWell : ExitCode.Failed;
    }
}
