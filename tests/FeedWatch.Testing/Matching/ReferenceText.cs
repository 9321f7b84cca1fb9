using System.Text;

namespace FeedWatch.Testing.Matching;

/// <summary>A word of a text and where it stands, in UTF-16 units.</summary>
public readonly record struct PlacedWord(StandingWord Word, int Start, int Length);

/// <summary>A text whose words are known, because it was put together from them.</summary>
public sealed class ReferenceText
{
    private ReferenceText(IReadOnlyList<(WrittenToken Token, string Separator)> pieces)
    {
        var text = new StringBuilder();
        var words = new List<PlacedWord>();
        foreach (var (token, separator) in pieces)
        {
            var from = 0;
            foreach (var word in token.Words)
            {
                from = token.Text.IndexOf(word.Written, from, StringComparison.Ordinal);
                words.Add(new PlacedWord(word, text.Length + from, word.Written.Length));
                from += word.Written.Length;
            }

            text.Append(token.Text).Append(separator);
        }

        Pieces = pieces;
        Text = text.ToString();
        Words = words;
    }

    public static ReferenceText Empty { get; } = new([]);

    public IReadOnlyList<(WrittenToken Token, string Separator)> Pieces { get; }

    public string Text { get; }

    /// <summary>In their order: an index is a word position.</summary>
    public IReadOnlyList<PlacedWord> Words { get; }

    public static ReferenceText Of(IEnumerable<(WrittenToken Token, string Separator)> pieces) => new([.. pieces]);

    public override string ToString() => Text;
}
