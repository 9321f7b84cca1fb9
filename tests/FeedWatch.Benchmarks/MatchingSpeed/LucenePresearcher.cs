using Lucene.Net.Analysis.Core;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace FeedWatch.Benchmarks.MatchingSpeed;

/// <summary>
/// An index in which each rule is a document that holds the word of each of its anchors that the fewest rules hold. It is asked straight for each word of a
/// story, which is less work than one query of all of them.
/// </summary>
internal sealed class LucenePresearcher : IDisposable
{
    private const string Field = "anchor";
    private const string NumberField = "number";

    private readonly RAMDirectory directory = new();
    private readonly DirectoryReader reader;
    private readonly TermsEnum terms;
    private readonly NumericDocValues numbers;
    private DocsEnum? documents;

    public LucenePresearcher(IReadOnlyList<SpeedRule> rules)
    {
        Index(rules);
        reader = DirectoryReader.Open(directory);

        // Merged into one, so that there is one list of terms.
        var segment = reader.Leaves[0].AtomicReader;
        terms = segment.GetTerms(Field).GetEnumerator();
        numbers = segment.GetNumericDocValues(NumberField);
    }

    /// <summary>Adds the rules of which one of the words is an anchor; a rule may come twice.</summary>
    public void Find(Terms words, List<int> candidates)
    {
        var word = words.GetEnumerator();
        while (word.MoveNext())
        {
            if (!terms.SeekExact(word.Term))
            {
                continue;
            }

            documents = terms.Docs(liveDocs: null, documents, DocsFlags.NONE);
            while (documents.NextDoc() != DocIdSetIterator.NO_MORE_DOCS)
            {
                candidates.Add((int)numbers.Get(documents.DocID));
            }
        }
    }

    public void Dispose()
    {
        reader.Dispose();
        directory.Dispose();
    }

    private void Index(IReadOnlyList<SpeedRule> rules)
    {
        var uses = SpeedRules.Uses(rules);
        using var analyzer = new KeywordAnalyzer();
        using var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, analyzer));
        for (var number = 0; number < rules.Count; number++)
        {
            var document = new Document { new NumericDocValuesField(NumberField, number) };
            foreach (var anchor in rules[number].Anchors)
            {
                document.Add(new StringField(Field, anchor.Split(' ').MinBy(word => uses[word]), Lucene.Net.Documents.Field.Store.NO));
            }

            writer.AddDocument(document);
        }

        writer.ForceMerge(1);
    }
}
