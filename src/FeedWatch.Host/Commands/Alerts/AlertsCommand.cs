using System.CommandLine;
using FeedWatch.Alerting;
using FeedWatch.Host.Output;
using FeedWatch.Storing;

namespace FeedWatch.Host.Commands.Alerts;

/// <summary>The ledger: what became of each alert, latest first.</summary>
internal sealed class AlertsCommand(IOutbox outbox, IHitStore hits, Terminal terminal, TimeProvider time)
{
    private const int StandardLimit = 100;
    private const int LookUpAtOnce = 200;

    public static Command Create(Terminal terminal)
    {
        var status = new Option<string?>("--status") { Description = "Only alerts that are: " + string.Join(", ", StatusWord.All) + ".", HelpName = "STATUS" };
        status.AcceptOnlyFromAmong([.. StatusWord.All]);
        var recipient = new Option<string?>("--recipient") { Description = "Only alerts for this recipient.", HelpName = "NAME" };
        var since = CommonOptions.Since("Only alerts made since then:");
        var limit = CommonOptions.Limit(StandardLimit);
        var json = CommonOptions.Json();
        var command = new DocumentedCommand("alerts", "The ledger: what became of each alert, latest first.")
        {
            Examples =
            [
                ("feedwatch alerts", "the latest alerts"),
                ("feedwatch alerts --status refused --since 7d", "what did not arrive this week"),
                ("feedwatch alerts resend --refused", "send all refused ones again"),
                ("feedwatch alerts cancel 3f2a9c01", "take one back before it goes out"),
            ],
            Output = "Piped: id, status, recipient, made, rule or kind of notice, title or text, reason; separated by tabs.\n" + CommonOptions.JsonOutput,
            Options = { status, recipient, since, limit, json },
            Subcommands = { ResendCommand.Create(terminal), CancelCommand.Create(terminal) },
        };
        command.RunsOnStore<AlertsCommand>(terminal, (work, parsed, token) => work.RunAsync(
            parsed.GetValue(status), parsed.GetValue(recipient), parsed.GetValue(since), parsed.GetValue(limit), parsed.GetValue(json), token));
        return command;
    }

    public async Task<int> RunAsync(string? status, string? recipient, Since? since, int limit, bool asJson, CancellationToken cancellationToken)
    {
        var search = new AlertSearch(
            recipient is null ? null : new RecipientId(recipient), StatusWord.Read(status), since?.Before(time.GetUtcNow()), Limit: limit);
        var lines = await FindAsync(search, cancellationToken);
        if (asJson)
        {
            foreach (var line in lines)
            {
                terminal.WriteJson(line, json => json.AlertLine);
            }
        }
        else
        {
            Show(lines);
        }

        return ExitCode.AllWell;
    }

    private async Task<List<AlertLine>> FindAsync(AlertSearch search, CancellationToken cancellationToken)
    {
        var lines = new List<AlertLine>();
        await foreach (var batch in outbox.FindAsync(search, cancellationToken).Chunk(LookUpAtOnce).WithCancellation(cancellationToken))
        {
            var keys = batch.Select(alert => alert.Hit).OfType<HitKey>().Distinct().ToList();
            var found = (await hits.GetAsync(keys, cancellationToken)).ToDictionary(hit => hit.Key);
            lines.AddRange(batch.Select(alert => AlertLine.Of(alert, alert.Hit is { } key ? found.GetValueOrDefault(key) : null)));
        }

        return lines;
    }

    private void Show(List<AlertLine> lines)
    {
        if (terminal.IsForPeople && lines.Count == 0)
        {
            terminal.WriteLine("No alerts.", Tone.Quiet);
            return;
        }

        var listing = new Listing("Id", "Status", "Recipient", "Made", "Rule", "Story", "Why");
        foreach (var line in lines)
        {
            listing.Add(
                line.ShortId,
                Cell.Of(line.Status, StatusWord.ToneOf(line.Status)),
                line.Recipient,
                Moment.Show(terminal, line.CreatedAt, time),
                line.Rule ?? line.Notice ?? string.Empty,
                line.Shown,
                line.Reason ?? string.Empty);
        }

        listing.WriteTo(terminal);
    }
}
