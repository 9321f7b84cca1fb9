using FeedWatch.Matching.Language;
using FeedWatch.Matching.Reading;

namespace FeedWatch.Matching.Evaluating;

/// <summary>
/// Where the words that queries ask for stand in one story, and the room to work on it. Used again for the next story: it grows to what the longest needed.
/// </summary>
internal sealed class StoryWords(ConditionCompiler compiled, AnchorIndex anchors)
{
    /// <summary>How far apart the last word of a text and the first of the next are: further than NEAR reaches.</summary>
    private const int BetweenTexts = Operators.MostBetween + 2;

    // With all its soft hyphens and accents. A longer one is no word, and conditions need not fear it.
    private const int LongestWritten = 256;

    private readonly Vocabulary vocabulary = compiled.Vocabulary;
    private readonly Prefixes prefixes = compiled.Prefixes;
    private readonly int[] latest = Filled(compiled.Vocabulary.Count);
    private readonly int[] latestPrefix = Filled(compiled.Prefixes.Count);
    private readonly List<string> texts = [];
    private readonly List<PrefixSighting> begun = [];
    private Sighting[] sightings = new Sighting[64];
    private int position;

    public int Count { get; private set; }

    /// <summary>The queries that hold a word of this story: no other can find it.</summary>
    public Candidates Candidates { get; } = new(anchors.QueryCount, anchors.PairCount);

    /// <summary>Where conditions put what they work with.</summary>
    public SpanStack Spans { get; } = new();

    public Budget Budget { get; } = new();

    public SharedVerdicts Verdicts { get; } = new(compiled.SharedCount);

    public ref readonly Sighting this[int index] => ref sightings[index];

    /// <summary>The latest sighting of a word, or -1.</summary>
    public int Latest(int word) => latest[word];

    /// <summary>The latest word with this beginning: an index for <see cref="Begun"/>, or -1.</summary>
    public int LatestBegun(int prefix) => latestPrefix[prefix];

    public PrefixSighting Begun(int index) => begun[index];

    /// <summary>The word as it stands in the text, without a possessive ’s.</summary>
    public ReadOnlySpan<char> Written(int sighting)
    {
        ref readonly var word = ref sightings[sighting];
        return texts[word.Text].AsSpan(word.Start, word.Length - word.PossessiveLength);
    }

    /// <summary>Puts the spans above <paramref name="start"/> in order, each once. Where the budget ends there are none.</summary>
    public void SortSpans(int start)
    {
        if (Budget.SpendOnOrder(Spans.Count - start))
        {
            Spans.Sort(start);
        }
        else
        {
            Spans.CutTo(start);
        }
    }

    /// <summary>Whether a word begins with a prefix.</summary>
    public bool IsBegun(int sighting, int prefix)
    {
        var begunHere = latestPrefix[prefix];
        while (begunHere >= 0 && begun[begunHere].Sighting > sighting && Budget.Spend())
        {
            begunHere = begun[begunHere].Previous;
        }

        return begunHere >= 0 && begun[begunHere].Sighting == sighting;
    }

    public void Read(in SearchedStory story, bool withFacts)
    {
        Clear();
        Read(story.Title, QueryField.Title);
        Read(story.Body, QueryField.Body);
        if (withFacts)
        {
            Read(story.Authors, QueryField.Author);
            Read(story.Categories, QueryField.Category);
            Read(story.FeedName ?? string.Empty, QueryField.Feed);
            Read(story.Language ?? string.Empty, QueryField.Lang);
        }
    }

    private void Clear()
    {
        for (var i = 0; i < Count; i++)
        {
            if (sightings[i].Word >= 0)
            {
                latest[sightings[i].Word] = -1;
            }
        }

        foreach (var word in begun)
        {
            latestPrefix[word.Prefix] = -1;
        }

        begun.Clear();
        texts.Clear();
        Candidates.Clear();
        Verdicts.Clear();
        Count = position = 0;
    }

    private void Read(IReadOnlyList<string> facts, QueryField field)
    {
        for (var i = 0; i < facts.Count; i++)
        {
            Read(facts[i], field);
        }
    }

    private void Read(string text, QueryField field)
    {
        position += BetweenTexts;
        texts.Add(text);
        var previous = Vocabulary.None;
        var reader = new WordReader(text, stackalloc char[WordReader.LongestWord]);
        while (reader.Read())
        {
            var isWord = !reader.IsTooLong && reader.Length <= LongestWritten;
            var word = isWord ? vocabulary.Find(reader.Word, reader.Hash) : Vocabulary.None;
            var isBegun = isWord && prefixes.MayBegin(reader.Word);
            if (word != Vocabulary.None || isBegun)
            {
                Add(reader, word, field);
                anchors.Find(word, isFirst: sightings[Count - 1].Previous < 0, previous, Candidates);
            }

            if (isBegun)
            {
                AddPrefixes(reader.Word);
            }

            previous = word;
            position++;
        }
    }

    private void Add(in WordReader reader, int word, QueryField field)
    {
        if (Count == sightings.Length)
        {
            Array.Resize(ref sightings, Count * 2);
        }

        ref var sighting = ref sightings[Count];
        sighting.Word = word;
        sighting.Position = position;
        sighting.Text = texts.Count - 1;
        sighting.Field = field;
        sighting.Start = reader.Start;
        sighting.Length = reader.Length;
        sighting.PossessiveLength = reader.PossessiveLength;
        sighting.Previous = -1;
        if (word != Vocabulary.None)
        {
            sighting.Previous = latest[word];
            latest[word] = Count;
        }

        Count++;
    }

    private void AddPrefixes(ReadOnlySpan<char> word)
    {
        foreach (var prefix in prefixes.Of(word))
        {
            if (latestPrefix[prefix] < 0)
            {
                anchors.FindBegun(prefix, Candidates);
            }

            begun.Add(new PrefixSighting(prefix, Count - 1, latestPrefix[prefix]));
            latestPrefix[prefix] = begun.Count - 1;
        }
    }

    private static int[] Filled(int count)
    {
        var all = new int[count];
        Array.Fill(all, -1);
        return all;
    }
}

/// <summary>A word of a story that begins with what some query asks for.</summary>
/// <param name="Previous">The one with the same beginning before it; -1: none.</param>
internal readonly record struct PrefixSighting(int Prefix, int Sighting, int Previous);
