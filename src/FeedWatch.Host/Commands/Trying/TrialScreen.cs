using System.Globalization;
using FeedWatch.Host.Output;
using FeedWatch.Host.Probing;
using FeedWatch.Matching;

namespace FeedWatch.Host.Commands.Trying;

/// <summary>Shows what a query finds, and what it looks for.</summary>
internal sealed class TrialScreen(Terminal terminal, TimeProvider time)
{
    public const string Output = "Piped: published, feed, title, matched words, link; separated by tabs. With --rule + or - comes before them, for a story that is added or lost.\n"
        + "With --forms: word, its forms, what else it must be.";

    public int ShowWords(Query query, bool asJson)
    {
        var listing = new Listing("Word", "Is found as", "Only");
        foreach (var line in query.Words.Select(QueryWordLine.Of))
        {
            if (asJson)
            {
                terminal.WriteJson(line, json => json.QueryWordLine);
            }
            else
            {
                listing.Add(line.Written, string.Join(", ", line.Forms) + (line.Prefix ? "..." : string.Empty), line.Demand);
            }
        }

        listing.WriteTo(terminal);
        return ExitCode.AllWell;
    }

    public void Show(TrialFinding finding, bool asJson)
    {
        var hit = finding.Hit;
        if (asJson)
        {
            terminal.WriteJson(TryLine.Of(finding), json => json.TryLine);
        }
        else if (terminal.IsForPeople)
        {
            HitCard.Write(terminal, hit, [], hit.PublishedAt is { } at ? Moment.ForPeople(at, time) : "undated", MarkOf(finding.Change));
        }
        else
        {
            IReadOnlyList<Cell> change = finding.Change is { } changed ? [SignOf(changed)] : [];
            terminal.WriteRow(
                [.. change, Moment.Show(terminal, hit.PublishedAt, time), hit.FeedName, StoryText.Title(hit.Title, hit.Places, hit.Text), Words(finding), hit.Link?.AbsoluteUri ?? string.Empty]);
        }
    }

    /// <param name="trial">When all was asked.</param>
    /// <param name="rule">What the query was compared with; null: nothing.</param>
    /// <param name="watchedFrom">As <see cref="TrialResult.Opened.WatchedFrom"/>.</param>
    public void ShowSum(Trial trial, Rule? rule, DateTimeOffset? watchedFrom)
    {
        if (rule is not null && trial is { Stories: 0, PassedOver: > 0 })
        {
            terminal.WriteNote($"Rule {rule.Name} is not for {(watchedFrom is null ? "this feed" : "the feeds of these stories")}: it is for {string.Join(", ", rule.Feeds)}.");
            return;
        }

        var sum = rule is not null
            ? $"+{Counted.Stories(trial.Added)}, -{trial.Lost}. The query finds {trial.Found} of {trial.Stories} stories."
            : $"{trial.Found} of {trial.Stories} stories.";
        terminal.WriteNote(sum + (watchedFrom is { } from && trial.Found > 0 ? $" {Rate(trial.Alerting, time.GetUtcNow() - from)}" : string.Empty));
    }

    private static string Rate(int alerts, TimeSpan span)
    {
        if (span < TimeSpan.FromDays(1))
        {
            return "Too little history for a rate: it needs a day of polls.";
        }

        var rounded = (alerts / span.TotalDays).ToString("0.#", CultureInfo.InvariantCulture);
        var rate = (alerts, rounded) switch
        {
            (0, _) => "no alert",
            (_, "0") => "less than 0.1 alerts",
            (_, "1") => "1 alert",
            _ => $"{rounded} alerts",
        };
        return $"That is {rate} a day to each recipient of the rule.";
    }

    private static string Words(TrialFinding finding) => finding.IsPossible ? "(possible)" : string.Join(", ", TryLine.Of(finding).Matched);

    private static Cell? MarkOf(TrialChange? change) => change switch
    {
        TrialChange.Added => Cell.Of(SignOf(TrialChange.Added), Tone.Good),
        TrialChange.Lost => Cell.Of(SignOf(TrialChange.Lost), Tone.Bad),
        _ => null,
    };

    private static string SignOf(TrialChange change) => change == TrialChange.Added ? "+" : "-";
}
