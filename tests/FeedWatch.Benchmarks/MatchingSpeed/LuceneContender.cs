using FeedWatch.Parsing;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Index;
using Lucene.Net.Index.Memory;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace FeedWatch.Benchmarks.MatchingSpeed;

/// <summary>
/// Lucene.NET as a monitor uses it: the words of a story find the rules that may hold in an index of rules, and those are run on a small index of the story.
/// </summary>
internal sealed class LuceneContender : Contender, IDisposable
{
    private const string Field = "text";

    // Keeps phrases from running from the title into the body; no rule and no story has it.
    private const string Boundary = " qqqq ";

    private readonly LucenePresearcher presearcher;
    private readonly Query[] queries;
    private readonly SimpleAnalyzer analyzer = new(LuceneVersion.LUCENE_48);
    private readonly MemoryIndex index = new();
    private readonly List<int> candidates = [];
    private readonly int[] triedInStory;
    private int storyNumber;

    public LuceneContender(IReadOnlyList<SpeedRule> rules)
    {
        presearcher = new LucenePresearcher(rules);
        queries = [.. rules.Select(ToQuery)];
        triedInStory = new int[rules.Count];
    }

    public override string Name => "Lucene.NET with a presearcher";

    public override void Find(Story story, List<int> hits)
    {
        storyNumber++;
        index.Reset();
        index.AddField(Field, story.Title + Boundary + story.Body, analyzer);
        var searcher = index.CreateSearcher();
        candidates.Clear();
        presearcher.Find(((AtomicReader)searcher.IndexReader).GetTerms(Field), candidates);
        foreach (var number in candidates)
        {
            if (triedInStory[number] != storyNumber)
            {
                triedInStory[number] = storyNumber;
                var collector = new TotalHitCountCollector();
                searcher.Search(queries[number], collector);
                if (collector.TotalHits > 0)
                {
                    hits.Add(number);
                }
            }
        }
    }

    public void Dispose()
    {
        presearcher.Dispose();
        analyzer.Dispose();
    }

    private static Query ToQuery(SpeedRule rule)
    {
        if (rule.Parts is [var only])
        {
            return ToQuery(only);
        }

        var query = new BooleanQuery();
        foreach (var part in rule.Parts)
        {
            query.Add(ToQuery(part), rule.NeedsAll ? Occur.MUST : Occur.SHOULD);
        }

        return query;
    }

    private static Query ToQuery(string part)
    {
        var words = part.Split(' ');
        if (words is [var word])
        {
            return new TermQuery(new Term(Field, word));
        }

        var phrase = new PhraseQuery();
        foreach (var each in words)
        {
            phrase.Add(new Term(Field, each));
        }

        return phrase;
    }
}
