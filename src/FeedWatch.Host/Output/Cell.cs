namespace FeedWatch.Host.Output;

/// <summary>How a piece of text should strike a person; pipes see the bare text.</summary>
public enum Tone
{
    Plain,
    Strong,
    Good,
    Bad,
    Warning,
    Quiet,
}

/// <summary>Some text in one tone. Whatever it holds is shown as text, never read as markup.</summary>
public readonly record struct Piece(string Text, Tone Tone = Tone.Plain);

/// <summary>What stands in one place of a listing, already one harmless line.</summary>
public sealed class Cell
{
    private Cell(IReadOnlyList<Piece> pieces) => Pieces = pieces;

    public IReadOnlyList<Piece> Pieces { get; }

    public string Text => string.Concat(Pieces.Select(piece => piece.Text));

    public static implicit operator Cell(string? text) => Of(text ?? string.Empty);

    public static Cell FromString(string? text) => text;

    public static Cell Of(string text, Tone tone = Tone.Plain) => new([new Piece(PlainText.OneLine(text), tone)]);

    /// <summary>The pieces one after another: spaces at their ends are kept, everything else is made harmless.</summary>
    public static Cell Of(IReadOnlyList<Piece> pieces) => new([.. pieces.Select(Harmless)]);

    private static Piece Harmless(Piece piece)
    {
        var line = PlainText.OneLine(piece.Text);
        var before = piece.Text is [var first, ..] && char.IsWhiteSpace(first) && line.Length > 0 ? " " : string.Empty;
        var after = piece.Text is [.., var last] && char.IsWhiteSpace(last) ? " " : string.Empty;
        return piece with { Text = before + line + after };
    }
}
