using FeedWatch.Delivering;

namespace FeedWatch.Host.Output;

/// <summary>How a piece of text should strike a person; pipes see the bare text.</summary>
public enum Tone
{
    Plain,
    Strong,

    /// <summary>Beside what is strong: worth a glance.</summary>
    Weak,
    Good,
    Bad,
    Warning,
    Quiet,
    Heading,
}

/// <summary>Some text in one tone. Whatever it holds is shown as text, never read as markup.</summary>
public readonly record struct Piece(string Text, Tone Tone = Tone.Plain);

/// <summary>One harmless line, or what stands in one place of a listing.</summary>
public sealed class Cell
{
    private Cell(IReadOnlyList<Piece> pieces) => Pieces = pieces;

    public IReadOnlyList<Piece> Pieces { get; }

    public string Text => string.Concat(Pieces.Select(piece => piece.Text));

    public static implicit operator Cell(string text) => FromString(text);

    public static Cell operator +(Cell first, Cell second) => Add(first, second);

    public static Cell FromString(string text) => Of(text);

    public static Cell Of(string text, Tone tone = Tone.Plain) => new([new Piece(CleanText.OneLine(text), tone)]);

    public static Cell Gap(int width = 1) => new([new Piece(new string(' ', width))]);

    /// <param name="pieces">Of text that is clean already, such as the marked stretches of a story.</param>
    public static Cell OfClean(params IReadOnlyList<Piece> pieces) => new(pieces);

    public static Cell Add(Cell first, Cell second) => new([.. first.Pieces, .. second.Pieces]);
}
