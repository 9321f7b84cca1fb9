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
            HitCard.Write(terminal, hit, [], hit.PublishedAt is { } at ? Moment.ForPeople(at, time) : "undated", MarkOf(finding));
        }
        else
        {
            IReadOnlyList<Cell> change = finding.Change is { } changed ? [SignOf(changed)] : [];
            terminal.WriteRow(
                [.. change, Moment.Show(terminal, hit.PublishedAt, time), hit.FeedName, StoryText.Title(hit.Title, hit.Places, hit.Text), Words(finding), hit.Link?.AbsoluteUri ?? string.Empty]);
        }
    }

    public void ShowSum(Trial trial, bool isComparison, bool tellsRate)
    {
        var sum = isComparison
            ? $"{Stories("+", trial.Added)}, -{trial.Lost}. The query finds {trial.Found} of {trial.Stories} stories."
            : $"{trial.Found} of {trial.Stories} stories.";
        var rate = tellsRate && trial.Found > 0 && trial.Span is { } span
            ? $" That is {trial.Found / Math.Max(span.TotalDays, 1):0.#} alerts a day to each recipient of the rule."
            : string.Empty;
        terminal.WriteNote(sum + rate);
    }

    private static string Stories(string sign, int count) => count == 1 ? $"{sign}1 story" : $"{sign}{count} stories";

    private static string Words(TrialFinding finding) => finding.IsPossible ? "(possible)" : string.Join(", ", TryLine.Of(finding).Matched);

    private static Cell? MarkOf(TrialFinding finding) => (finding.Change, finding.IsPossible) switch
    {
        (TrialChange.Added, _) => Cell.Of(SignOf(TrialChange.Added), Tone.Good),
        (TrialChange.Lost, _) => Cell.Of(SignOf(TrialChange.Lost), Tone.Bad),
        (null, true) => Cell.Of("possible", Tone.Warning),
        _ => null,
    };

    private static string SignOf(TrialChange change) => change == TrialChange.Added ? "+" : "-";
}
