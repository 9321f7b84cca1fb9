namespace FeedWatch.Matching.Evaluating;

/// <summary>For each anchor the queries that a story with it may be found by. Filled once, then only read.</summary>
internal sealed class AnchorIndex
{
    private readonly Postings words;
    private readonly Postings prefixes;
    private readonly Postings pairs;
    private readonly PairNumbers pairNumbers;

    // What each word can be: one byte says no for nearly all of them.
    private readonly Roles[] roles;

    /// <param name="anchored">Each query's anchors, by the query's number.</param>
    /// <param name="wordCount">How many words the vocabulary has.</param>
    /// <param name="prefixCount">How many prefixes are asked for.</param>
    public AnchorIndex(IReadOnlyList<Anchors> anchored, int wordCount, int prefixCount)
    {
        var (ofWords, ofPrefixes, ofPairs) = (new List<Posting>(), new List<Posting>(), new List<Posting>());
        pairNumbers = new PairNumbers(anchored.Sum(anchors => anchors.Keys.Count(key => key.Before >= 0)));
        roles = new Roles[wordCount];
        for (var query = 0; query < anchored.Count; query++)
        {
            foreach (var key in anchored[query].Keys)
            {
                var (list, number) = key.Before switch
                {
                    Anchor.AnyWord => (ofWords, key.Word),
                    Anchor.Prefix => (ofPrefixes, key.Word),
                    _ => (ofPairs, pairNumbers.Add(key.Before, key.Word)),
                };
                list.Add(new Posting(number, query));
                Note(key);
            }
        }

        words = new Postings(ofWords, wordCount);
        prefixes = new Postings(ofPrefixes, prefixCount);
        pairs = new Postings(ofPairs, pairNumbers.Count);
        QueryCount = anchored.Count;
    }

    public int QueryCount { get; }

    public int PairCount => pairNumbers.Count;

    /// <param name="word">A word of a story; -1: one that nobody asks for.</param>
    /// <param name="isFirst">It does not stand in the story before.</param>
    /// <param name="previous">The word before it, likewise.</param>
    /// <param name="candidates">Gets the queries that these anchor.</param>
    public void Find(int word, bool isFirst, int previous, Candidates candidates)
    {
        var role = word < 0 ? Roles.None : roles[word];
        if (role == Roles.None)
        {
            return;
        }

        if (isFirst && (role & Roles.Anchor) != Roles.None)
        {
            candidates.Add(words.Of(word));
        }

        if ((role & Roles.EndsPair) != Roles.None && previous >= 0 && (roles[previous] & Roles.BeginsPair) != Roles.None && pairNumbers.Find(previous, word) is >= 0 and var pair && candidates.IsFirst(pair))
        {
            candidates.Add(pairs.Of(pair));
        }
    }

    public void FindBegun(int prefix, Candidates candidates) => candidates.Add(prefixes.Of(prefix));

    private void Note(Anchor key)
    {
        switch (key.Before)
        {
            case Anchor.AnyWord:
                roles[key.Word] |= Roles.Anchor;
                break;
            case >= 0:
                roles[key.Before] |= Roles.BeginsPair;
                roles[key.Word] |= Roles.EndsPair;
                break;
        }
    }

    [Flags]
    private enum Roles : byte
    {
        None = 0,
        Anchor = 1,
        BeginsPair = 2,
        EndsPair = 4,
    }

    private readonly record struct Posting(int Number, int Query);

    /// <summary>Lists of queries, one behind the other.</summary>
    private sealed class Postings
    {
        private readonly int[] starts;
        private readonly int[] queries;

        public Postings(List<Posting> postings, int count)
        {
            starts = new int[count + 1];
            queries = new int[postings.Count];
            foreach (var posting in postings)
            {
                starts[posting.Number + 1]++;
            }

            for (var number = 0; number < count; number++)
            {
                starts[number + 1] += starts[number];
            }

            var next = starts[..^1];
            foreach (var posting in postings)
            {
                queries[next[posting.Number]++] = posting.Query;
            }
        }

        public ReadOnlySpan<int> Of(int number) => queries.AsSpan(starts[number]..starts[number + 1]);
    }
}
