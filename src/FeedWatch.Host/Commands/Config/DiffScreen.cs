using FeedWatch.Configuration;
using FeedWatch.Host.Output;

namespace FeedWatch.Host.Commands.Config;

/// <summary>Shows differences, and a sum for people.</summary>
internal sealed class DiffScreen(IWatchPlace place, Terminal terminal)
{
    public const string Output =
        "Piped: added, changed or removed; feed, rule or recipient; name; what is new about it; how many alerts it would bring to whom at once; separated by tabs.\n" + CommonOptions.JsonOutput;

    public void Show(ComparisonResult.Compared compared, bool asJson)
    {
        if (asJson)
        {
            foreach (var line in compared.Lines)
            {
                terminal.WriteJson(line, json => json.ConfigLine);
            }
        }
        else
        {
            List(compared.Lines);
        }

        terminal.WriteNote(Sum(compared));
    }

    private void List(IReadOnlyList<ConfigLine> lines)
    {
        var listing = new Listing(string.Empty, "What", "Name", "How", "Alerts at once");
        foreach (var line in lines)
        {
            listing.Add(Cell.Of(line.Change, ToneOf(line.Change)), line.Kind, line.Name, string.Join("; ", line.Details), line.AlertText);
        }

        listing.WriteTo(terminal);
    }

    private string Sum(ComparisonResult.Compared compared)
    {
        var used = place is FilePlace ? "what was last in use" : place.Name;
        if (compared.IsFirst)
        {
            return $"Nothing is in use yet, so all of it is new: {Count("feed")} feeds, {Count("rule")} rules, {Count("recipient")} recipients.";
        }

        return compared.Lines.Count == 0
            ? $"No feed, rule or recipient differs from {used}."
            : $"{Count("feed")} feeds, {Count("rule")} rules and {Count("recipient")} recipients differ from {used}.";

        int Count(string kind) => compared.Lines.Count(line => line.Kind == kind);
    }

    private static Tone ToneOf(string change) => change switch
    {
        "added" => Tone.Good,
        "removed" => Tone.Bad,
        _ => Tone.Warning,
    };
}
