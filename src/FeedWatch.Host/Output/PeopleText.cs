using Spectre.Console;

namespace FeedWatch.Host.Output;

/// <summary>Gives tones their colours. Text goes in as text: nothing of it can become markup or a terminal code.</summary>
internal static class PeopleText
{
    public static Paragraph Of(Cell cell)
    {
        var paragraph = new Paragraph();
        foreach (var piece in cell.Pieces)
        {
            paragraph.Append(piece.Text, StyleOf(piece.Tone));
        }

        return paragraph;
    }

    public static Style StyleOf(Tone tone) => tone switch
    {
        Tone.Strong => new Style(Color.Black, Color.Yellow),
        Tone.Weak => new Style(decoration: Decoration.Underline),
        Tone.Good => new Style(Color.Green),
        Tone.Bad => new Style(Color.Red),
        Tone.Warning => new Style(Color.Yellow),
        Tone.Quiet => new Style(Color.Grey),
        Tone.Heading => new Style(decoration: Decoration.Bold),
        _ => Style.Plain,
    };
}
