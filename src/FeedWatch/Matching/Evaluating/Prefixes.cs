using FeedWatch.Matching.Language;

namespace FeedWatch.Matching.Evaluating;

/// <summary>The beginnings of words that queries ask for. The first letters tell at once that nearly every word of a story has none of them.</summary>
internal sealed class Prefixes
{
    private readonly Vocabulary prefixes = new();
    private readonly Vocabulary gate = new();
    private readonly SortedSet<int> seen = [];
    private int[] lengths = [];

    public int Count => prefixes.Count;

    public int Add(string prefix)
    {
        gate.Add(prefix[..WordCheck.ShortestPrefix]);
        if (seen.Add(prefix.Length))
        {
            lengths = [.. seen];
        }

        return prefixes.Add(prefix);
    }

    public bool MayBegin(ReadOnlySpan<char> word) =>
        lengths.Length > 0 && word.Length >= WordCheck.ShortestPrefix && gate.Find(word[..WordCheck.ShortestPrefix]) != Vocabulary.None;

    /// <summary>Those that the word begins with, the shortest first.</summary>
    public Enumerator Of(ReadOnlySpan<char> word) => new(this, word);

    public ref struct Enumerator(Prefixes all, ReadOnlySpan<char> word)
    {
        private readonly ReadOnlySpan<char> word = word;
        private int next;

        public int Current { get; private set; }

        public readonly Enumerator GetEnumerator() => this;

        public bool MoveNext()
        {
            while (next < all.lengths.Length && all.lengths[next] <= word.Length)
            {
                Current = all.prefixes.Find(word[..all.lengths[next++]]);
                if (Current != Vocabulary.None)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
