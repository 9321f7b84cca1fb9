using System.CommandLine;
using FeedWatch.Configuration;
using FeedWatch.Delivering;
using FeedWatch.Host.Output;
using FeedWatch.Host.Probing;

namespace FeedWatch.Host.Commands;

/// <summary>Looks at each feed once, writes nothing down, and says what is wrong and what to do about it.</summary>
internal sealed class CheckCommand(FeedProbe probe, IMailTransport transport, Terminal terminal, TimeProvider time)
{
    private const int AtOnce = 16;

    public static Command Create(Terminal terminal)
    {
        var json = CommonOptions.Json();
        var command = new DocumentedCommand("check", "Reads the configuration, fetches each feed once, and says what is wrong and what to do.")
        {
            Examples =
            [
                ("feedwatch check", "before a new feedwatch.yaml goes into use"),
                ("feedwatch check --config new.yaml --json", "in a pipeline"),
            ],
            Output = "Piped: ok or wrong, feed, format, stories, latest story, what is wrong, what to do; separated by tabs.\n" + CommonOptions.JsonOutput,
            Options = { json },
        };
        command.RunsOnFile<CheckCommand>(terminal, (work, watch, parsed, token) => work.RunAsync(watch, parsed.GetValue(json), token));
        return command;
    }

    public async Task<int> RunAsync(WatchConfiguration watch, bool asJson, CancellationToken cancellationToken)
    {
        var lines = new ProbeLine[watch.Feeds.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, lines.Length, parallel, async (at, token) => lines[at] = ProbeLine.Of(watch.Feeds[at], await probe.AskAsync(watch.Feeds[at], token)));
        if (asJson)
        {
            Array.ForEach(lines, line => terminal.WriteJson(line, json => json.ProbeLine));
        }
        else
        {
            Show(lines, watch);
        }

        return Array.TrueForAll(lines, line => line.IsWell) ? ExitCode.AllWell : ExitCode.Failed;
    }

    private void Show(ProbeLine[] lines, WatchConfiguration watch)
    {
        var listing = new Listing(string.Empty, "Feed", new Column("Format", IsSpare: true), "Stories", new Column("Latest", IsSpare: true), "What is wrong", "What to do");
        foreach (var line in lines)
        {
            listing.Add(
                line.IsWell ? Cell.Of("ok", Tone.Good) : Cell.Of("wrong", Tone.Bad),
                line.Feed,
                line.Format ?? string.Empty,
                line.IsWell ? $"{line.Stories}" : string.Empty,
                Moment.Show(terminal, line.LatestAt, time),
                line.Problem ?? string.Empty,
                line.Advice ?? string.Empty);
        }

        listing.WriteTo(terminal);
        if (terminal.IsForPeople)
        {
            ShowSum(lines, watch);
        }
    }

    private void ShowSum(ProbeLine[] lines, WatchConfiguration watch)
    {
        var wrong = lines.Count(line => !line.IsWell);
        terminal.WriteLine($"{lines.Length} feeds, {watch.Rules.Count} rules, {watch.Recipients.Count} recipients: the configuration is valid. {wrong} feeds need a look.", wrong == 0 ? Tone.Good : Tone.Warning);
        if (MailAdvice.For(transport) is { } advice)
        {
            terminal.WriteLine(advice, Tone.Warning);
        }
    }
}
