using System.Collections.Frozen;

namespace FeedWatch.Matching.Evaluating;

/// <summary>The words that queries ask for, each with a small number. All other words of a story are passed over.</summary>
internal sealed class Vocabulary(IReadOnlyDictionary<string, int> words)
{
    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup =
        words.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public int Count { get; } = words.Count;

    public bool TryFind(ReadOnlySpan<char> word, out int id) => lookup.TryGetValue(word, out id);
}
