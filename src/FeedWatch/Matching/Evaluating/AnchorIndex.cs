namespace FeedWatch.Matching.Evaluating;

/// <summary>For each anchor the queries that a story with it may be found by. Filled once, then only read.</summary>
internal sealed class AnchorIndex
{
    private readonly Postings words;
    private readonly Postings prefixes;
    private readonly Postings pairs;
    private readonly PairNumbers pairNumbers;

    /// <param name="anchored">Each query's anchors, by the query's number.</param>
    /// <param name="wordCount">How many words the vocabulary has.</param>
    /// <param name="prefixCount">How many prefixes are asked for.</param>
    public AnchorIndex(IReadOnlyList<Anchors> anchored, int wordCount, int prefixCount)
    {
        var (ofWords, ofPrefixes, ofPairs) = (new List<Posting>(), new List<Posting>(), new List<Posting>());
        pairNumbers = new PairNumbers(anchored.Sum(anchors => anchors.Keys.Count(key => key.Before >= 0)), wordCount);
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
            }
        }

        words = new Postings(ofWords, wordCount);
        prefixes = new Postings(ofPrefixes, prefixCount);
        pairs = new Postings(ofPairs, pairNumbers.Count);
        QueryCount = anchored.Count;
    }

    public int QueryCount { get; }

    /// <param name="word">A word of a story; -1: one that nobody asks for.</param>
    /// <param name="previous">The one before it, likewise.</param>
    /// <param name="candidates">Gets the queries that these anchor.</param>
    public void Find(int word, int previous, Candidates candidates)
    {
        if (word < 0)
        {
            return;
        }

        candidates.Add(words.Of(word));
        if (previous >= 0 && pairNumbers.Find(previous, word) is >= 0 and var pair)
        {
            candidates.Add(pairs.Of(pair));
        }
    }

    public void FindBegun(int prefix, Candidates candidates) => candidates.Add(prefixes.Of(prefix));

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
