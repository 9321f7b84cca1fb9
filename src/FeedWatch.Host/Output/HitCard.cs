using FeedWatch.Storing;

namespace FeedWatch.Host.Output;

/// <summary>A hit as people read it: when, which rules, where; then the story with the words that hit.</summary>
public static class HitCard
{
    private const string Indent = "  ";

    public static void Write(Terminal terminal, Hit hit, IReadOnlyList<string> rules, string when)
    {
        var heading = Cell.OfClean(new Piece(when + Indent, Tone.Quiet)) + Cell.Of(string.Join(" · ", rules), Tone.Good) + Cell.OfClean(new Piece(Indent)) + Cell.Of(hit.FeedName, Tone.Quiet);
        terminal.WriteLine(heading + Cell.Of(hit.Alerting ? string.Empty : "  (older: not emailed)", Tone.Quiet));
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
