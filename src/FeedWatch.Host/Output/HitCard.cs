using FeedWatch.Storing;

namespace FeedWatch.Host.Output;

/// <summary>A hit as people read it: when, which rules, where; then the story with the words that hit.</summary>
public static class HitCard
{
    /// <param name="terminal">A person's.</param>
    /// <param name="hit">What was found.</param>
    /// <param name="rules">Those that found it.</param>
    /// <param name="when">When, or which.</param>
    /// <param name="mark">What is to be seen first; null: nothing.</param>
    public static void Write(Terminal terminal, Hit hit, IReadOnlyList<string> rules, string when, Cell? mark = null)
    {
        var first = mark is null ? Cell.Gap(0) : mark + Cell.Gap();
        var found = rules.Count == 0 ? Cell.Gap(0) : Cell.Of(string.Join(" · ", rules), Tone.Good) + Cell.Gap(2);
        var fate = hit.Alerting ? Cell.Gap(0) : Cell.Gap(2) + Cell.Of("(older: not emailed)", Tone.Warning);
        fate += hit.IsPossible ? Cell.Gap(2) + Cell.Of("(possible: too costly to decide)", Tone.Warning) : Cell.Gap(0);
        terminal.WriteLine(first + Cell.Of(when, Tone.Quiet) + Cell.Gap(2) + found + Cell.Of(hit.FeedName, Tone.Quiet) + fate);
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
