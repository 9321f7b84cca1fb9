using System.CommandLine;
using FeedWatch.Configuration;
using FeedWatch.Delivering;
using FeedWatch.Host.Output;

namespace FeedWatch.Host.Commands;

/// <summary>One cycle, then the mail that is due: for cron, and for a person who wants to see what there is.</summary>
internal sealed class PollCommand(RuleCatchUp catchUp, PollCycle cycle, Deliverer deliverer, Retention retention, IMailTransport transport, Terminal terminal)
{
    private const int MostProblemsForPeople = 10;

    public static Command Create(Terminal terminal)
    {
        var all = new Option<bool>("--all") { Description = "Also feeds and mails that are not due: ignores intervals and back-offs." };
        var json = CommonOptions.Json();
        var command = new DocumentedCommand("poll", "Polls the feeds that are due once, sends the mail that is due, and ends.")
        {
            Examples =
            [
                ("feedwatch poll", "from cron, as often as every minute"),
                ("feedwatch poll --all", "everything now, whatever its interval"),
            ],
            Output = "One line that sums up, and one for each feed or mail that failed.\n" + CommonOptions.JsonOutput,
            Options = { all, json },
        };
        command.RunsAlone<PollCommand>(terminal, (work, watch, parsed, token) => work.RunAsync(watch, parsed.GetValue(all), parsed.GetValue(json), token));
        return command;
    }

    public async Task<int> RunAsync(WatchConfiguration watch, bool all, bool asJson, CancellationToken cancellationToken)
    {
        await catchUp.RunAsync(watch, cancellationToken);
        var polled = terminal.IsForPeople && !asJson
            ? await PollProgress.RunAsync(terminal.Console, watch.Feeds.Count, onPolled => cycle.RunAsync(watch, all, onPolled, cancellationToken))
            : await cycle.RunAsync(watch, all, onPolled: null, cancellationToken);
        var delivered = await deliverer.RunAsync(watch.Audience, all, onAccepted: null, cancellationToken);
        await retention.RunAsync(cancellationToken);
        if (transport.Missing is { } missing)
        {
            terminal.WriteError(missing);
        }

        var line = PollLine.Of(polled, delivered);
        if (asJson)
        {
            terminal.WriteJson(line, json => json.PollLine);
        }
        else
        {
            Show(line);
        }

        return line.IsWell ? ExitCode.AllWell : ExitCode.Failed;
    }

    private void Show(PollLine line)
    {
        var shown = terminal.IsForPeople ? MostProblemsForPeople : line.Problems.Count;
        foreach (var problem in line.Problems.Take(shown))
        {
            terminal.WriteLine(Cell.Of("failed", Tone.Bad) + Cell.Gap(2) + Cell.Of($"{problem.Subject}: {problem.Reason}"));
        }

        if (line.Problems.Count > shown)
        {
            terminal.WriteLine($"... and {line.Problems.Count - shown} more: feedwatch feeds", Tone.Bad);
        }

        terminal.WriteLine($"{line.Polled} feeds polled: {line.Unchanged} unchanged, {line.Failed} failed. {line.NewStories} new stories, {line.EditedStories} edited. {Counted.Hits(line.Hits)}.");
        terminal.WriteLine($"{line.MailsSent} emails sent, {line.MailsToRetry} to be tried again, {line.MailsRefused} refused. {line.Seconds:0.0} s.");
    }
}
