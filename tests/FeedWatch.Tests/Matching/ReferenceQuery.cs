using FeedWatch.Matching;

namespace FeedWatch.Tests.Matching;

/// <summary>What a query means, said in the plainest way: the engine must agree with it. Texts are small words with one space between them.</summary>
public abstract record ReferenceQuery
{
    public sealed record Phrase(string[] Words) : ReferenceQuery;

    public sealed record All(ReferenceQuery[] Parts) : ReferenceQuery;

    public sealed record Any(ReferenceQuery[] Parts) : ReferenceQuery;

    public sealed record Not(ReferenceQuery Part) : ReferenceQuery;

    public sealed record Within(TextField Field, ReferenceQuery Part) : ReferenceQuery;

    /// <summary>The characters that are marked, as field and offset; null: not found.</summary>
    public IReadOnlySet<(TextField Field, int Offset)>? Marks(string title, string body) => Marks(title, body, null);

    public string Text() => this switch
    {
        Phrase { Words: [var word] } => word,
        Phrase phrase => $"\"{string.Join(' ', phrase.Words)}\"",
        All all => $"({string.Join(" AND ", all.Parts.Select(part => part.Text()))})",
        Any any => $"({string.Join(" | ", any.Parts.Select(part => part.Text()))})",
        Not not => $"NOT ({not.Part.Text()})",
        Within within => $"{(within.Field == TextField.Title ? "title" : "body")}:({within.Part.Text()})",
        _ => throw new InvalidOperationException(),
    };

    private HashSet<(TextField Field, int Offset)>? Marks(string title, string body, TextField? field)
    {
        switch (this)
        {
            case Phrase phrase:
                HashSet<(TextField Field, int Offset)> found =
                [
                    .. field == TextField.Body ? [] : Occurrences(title, phrase.Words).Select(offset => (TextField.Title, offset)),
                    .. field == TextField.Title ? [] : Occurrences(body, phrase.Words).Select(offset => (TextField.Body, offset)),
                ];
                return found.Count > 0 ? found : null;
            case All all:
                var every = all.Parts.Select(part => part.Marks(title, body, field)).ToList();
                return every.Contains(null) ? null : [.. every.SelectMany(part => part!)];
            case Any any:
                var some = any.Parts.Select(part => part.Marks(title, body, field)).OfType<HashSet<(TextField Field, int Offset)>>().ToList();
                return some.Count == 0 ? null : [.. some.SelectMany(part => part)];
            case Not not:
                return not.Part.Marks(title, body, field) is null ? [] : null;
            case Within within:
                return within.Part.Marks(title, body, within.Field);
            default:
                throw new InvalidOperationException();
        }
    }

    private static IEnumerable<int> Occurrences(string text, string[] phrase)
    {
        var padded = $" {text} ";
        var wanted = $" {string.Join(' ', phrase)} ";
        for (var start = 0; start + wanted.Length <= padded.Length; start++)
        {
            if (string.CompareOrdinal(padded, start, wanted, 0, wanted.Length) == 0)
            {
                // The leading space of the padding and that of what is wanted cancel out.
                foreach (var offset in Enumerable.Range(start, wanted.Length - 2))
                {
                    yield return offset;
                }
            }
        }
    }
}
