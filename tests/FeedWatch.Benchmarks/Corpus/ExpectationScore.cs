using FeedWatch.Host.Output;

namespace FeedWatch.Benchmarks.Corpus;

/// <summary>How many expectations are met: all of the conditions of each.</summary>
internal sealed class ExpectationScore
{
    public int All { get; private set; }

    public int Met { get; private set; }

    public List<Fault> Faults { get; } = [];

    public double MetShare => (double)Met / Math.Max(1, All);

    /// <param name="expectation">What must be read.</param>
    /// <param name="read">Null where there is no result.</param>
    public void Add(Expectation expectation, DocumentLine? read)
    {
        var failed = expectation.Conditions.Where(condition => read is null || !Holds(condition, read)).ToList();
        All++;
        Met += failed.Count == 0 ? 1 : 0;
        if (failed.Count > 0)
        {
            Faults.Add(new Fault(expectation.Name, string.Join("; ", failed)));
        }
    }

    public override string ToString() => FormattableString.Invariant($"{All}, met {Met} ({100 * MetShare:F1} %)");

    private static bool Holds(Condition condition, DocumentLine read) => condition.Key switch
    {
        "count" => read.Stories.Count == condition.Value.GetInt32(),
        "feed.title" => ComparedText.Of(read.Title) == ComparedText.Of(condition.Text),
        "feed.link" => (read.Link ?? string.Empty).Trim() == condition.Text,
        _ => condition.Entry < read.Stories.Count && Holds(condition.Key, condition.Text, read.Stories[condition.Entry]),
    };

    private static bool Holds(string key, string expected, EntryLine story) => key switch
    {
        "title" => ComparedText.Of(story.Title) == ComparedText.Of(expected),
        "link" => (story.Link ?? string.Empty).Trim() == expected,
        "id" => (story.Id ?? string.Empty).Trim() == expected,
        "summary" or "content" => ComparedText.Of(expected) is var text && (text == ComparedText.Of(story.Summary) || text == ComparedText.Of(story.Content)),
        "pub" or "upd" => ComparedText.Instant(expected) is var at && (at == ComparedText.Instant(story.Published) || at == ComparedText.Instant(story.Updated)),
        "author" => story.Authors.Any(author => Contains(author, expected) || Contains(expected, author)),
        "cat" => expected.Length == 0 || story.Categories.Any(category => category.Trim() == expected),
        _ => true,
    };

    private static bool Contains(string text, string part) => text.Length > 0 && text.ToLowerInvariant().Contains(part.ToLowerInvariant(), StringComparison.Ordinal);
}
