using FeedWatch.Storing;

namespace FeedWatch.Host.Output;

/// <summary>A hit as people read it: when, which rules, where; then the story with the words that hit.</summary>
public static class HitCard
{
    public static void Write(Terminal terminal, Hit hit, IReadOnlyList<string> rules, string when)
    {
        var found = rules.Count == 0 ? Cell.Gap(0) : Cell.Of(string.Join(" · ", rules), Tone.Good) + Cell.Gap(2);
        var fate = hit.Alerting ? Cell.Gap(0) : Cell.Gap(2) + Cell.Of("(older: not emailed)", Tone.Warning);
        fate += hit.IsPossible ? Cell.Gap(2) + Cell.Of("(perhaps: too costly to decide)", Tone.Warning) : Cell.Gap(0);
        terminal.WriteLine(Cell.Of(when, Tone.Quiet) + Cell.Gap(2) + found + Cell.Of(hit.FeedName, Tone.Quiet) + fate);
        terminal.WriteIndented(StoryText.Title(hit.Title, hit.Places, hit.Text), Tone.Heading);
        if (hit.Title.Length > 0 && hit.Text.Length > 0)
        {
            terminal.WriteIndented(StoryText.Excerpt(hit.Text, hit.Places));
        }

        if (hit.Link is { } link)
        {
            terminal.WriteIndented(Cell.Of(link.AbsoluteUri, Tone.Quiet));
        }

        terminal.WriteLine();
    }
}
