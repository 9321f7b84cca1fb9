using System.CommandLine;
using FeedWatch.Configuration;
using FeedWatch.Feeds;
using FeedWatch.Host.Output;
using FeedWatch.Host.Settings;

namespace FeedWatch.Host.Commands.Feeds;

/// <summary>The health of each feed: its last poll, its next, what went wrong.</summary>
internal sealed class FeedsCommand(Lazy<IFeedStateStore> states, StorePlace store, Terminal terminal, TimeProvider time)
{
    public static Command Create(Terminal terminal)
    {
        var json = CommonOptions.Json();
        var command = new DocumentedCommand("feeds", "The health of each feed: its last poll, its next, what went wrong.")
        {
            Examples =
            [
                ("feedwatch feeds", "all feeds and how they are"),
                ("feedwatch feeds find https://news.example", "which feeds does this site have?"),
                ("feedwatch feeds import list.opml", "adds the feeds of another reader to feedwatch.yaml"),
                ("feedwatch feeds export > list.opml", "for another reader"),
            ],
            Output = "Piped: ok, failing or new, name, last poll, next poll, failures in a row, last error, address; separated by tabs.\n" + CommonOptions.JsonOutput,
            Options = { json },
            Subcommands = { List(terminal), ImportCommand.Create(terminal), ExportCommand.Create(terminal), FindCommand.Create(terminal) },
        };
        command.RunsWatching<FeedsCommand>(terminal, (work, watch, parsed, token) => work.RunAsync(watch, parsed.GetValue(json), token));
        return command;
    }

    /// <summary>The same by its own name, for those who look for it beside import and export.</summary>
    private static DocumentedCommand List(Terminal terminal)
    {
        var json = CommonOptions.Json();
        var command = new DocumentedCommand("list", "As `feedwatch feeds` alone.") { Examples = [("feedwatch feeds list --json", "for programs")], Options = { json } };
        command.RunsWatching<FeedsCommand>(terminal, (work, watch, parsed, token) => work.RunAsync(watch, parsed.GetValue(json), token));
        return command;
    }

    public async Task<int> RunAsync(WatchConfiguration watch, bool asJson, CancellationToken cancellationToken)
    {
        var known = store.Exists ? await states.Value.GetAllAsync(cancellationToken) : new Dictionary<FeedId, FeedState>();
        var lines = watch.Feeds.Select(feed => FeedLine.Of(feed, known.GetValueOrDefault(feed.Id))).ToList();
        if (asJson)
        {
            lines.ForEach(line => terminal.WriteJson(line, json => json.FeedLine));
            return ExitCode.AllWell;
        }

        var listing = new Listing(string.Empty, "Feed", "Last poll", "Next", "Failures", "Last error", new Column("Address", IsSpare: true));
        foreach (var line in lines)
        {
            listing.Add(
                Health(line),
                line.Name,
                Moment.Show(terminal, line.LastPollAt, time),
                Next(line),
                Failures(line),
                line.LastError ?? string.Empty,
                (line.AdoptedUrl ?? line.Url).AbsoluteUri);
        }

        listing.WriteTo(terminal);
        return ExitCode.AllWell;
    }

    // Programs find the rest in --json.
    private string Next(FeedLine line)
    {
        var next = Moment.Show(terminal, line.NextPollAt, time);
        return terminal.IsForPeople && line.Interval is { } interval ? $"{next} (every {Moment.Span(interval)})" : next;
    }

    private string Failures(FeedLine line) => (terminal.IsForPeople, line) switch
    {
        (false, _) => $"{line.Failures}",
        (_, { Failures: 0 }) => string.Empty,
        (_, { FailingSince: { } since }) => $"{line.Failures} since {Moment.ForPeople(since, time)}",
        _ => $"{line.Failures}",
    };

    private static Cell Health(FeedLine line) => line switch
    {
        { Failures: > 0 } => Cell.Of("failing", Tone.Bad),
        { LastPollAt: null } => Cell.Of("new", Tone.Quiet),
        _ => Cell.Of("ok", Tone.Good),
    };
}
