using FeedWatch.Testing.Matching;

namespace FeedWatch.Tests.Matching;

/// <summary>The reference is worth something only where its words meet: each of them, and often.</summary>
public class ReferenceVocabularyTests
{
    private static readonly List<WrittenToken> Tokens = [.. WrittenTokens.Plain, .. WrittenTokens.RealLooking];
    private static readonly List<StandingWord> Standing = [.. Tokens.SelectMany(token => token.Words)];

    // An exact word has its = where it is printed; an exact prefix carries it.
    private static readonly Dictionary<string, TypedWord> Typed = TypedWords.Plain.Concat(TypedWords.Prefixes).Select(word => (word.Text, word))
        .Concat(TypedWords.Exact.Select(word => ($"={word.Text}", word))).ToDictionary(pair => pair.Item1, pair => pair.word, StringComparer.Ordinal);

    public static TheoryData<string> Words => [.. Typed.Keys];

    [Theory]
    [MemberData(nameof(Words))]
    public void A_word_of_a_query_finds_what_the_table_says_and_nothing_else(string typed)
    {
        var word = Typed[typed];
        var query = new ReferenceQuery.Phrase(typed, word.Rows);

        Tokens.Select(token => (token.Text, Difference: ReferenceComparison.Difference(query, new ReferenceStory { Title = ReferenceText.Of([(token, " ")]) })))
            .Where(pair => pair.Difference is not null).ShouldBeEmpty();
    }

    [Fact]
    public void Every_word_of_a_query_is_found_in_some_text() =>
        TypedWords.Plain.Concat(TypedWords.Exact).Concat(TypedWords.Prefixes)
            .Where(word => !word.Rows.Any(row => row.All(test => Standing.Exists(test.Takes))))
            .Select(word => word.Text).ShouldBeEmpty();

    [Fact]
    public void Every_word_that_a_text_names_is_one_of_a_query()
    {
        var asked = TypedWords.Plain.SelectMany(word => word.Rows).SelectMany(row => row).OfType<WordTest.Finds>().Select(test => test.Word).ToHashSet();

        Standing.SelectMany(word => word.FoundBy).Where(word => !asked.Contains(word)).ShouldBeEmpty();
    }

    [Fact]
    public void At_least_a_quarter_of_the_pairs_match()
    {
        var verdicts = Enumerable.Range(0, 100).Select(number => ReferenceRound.Make(seed: 1, number, queries: 20, stories: 10))
            .SelectMany(round => round.Queries.Where(query => !ReferenceComparison.MatchesNothingAtAll(query)).SelectMany(query => round.Stories, ReferenceEvaluator.Marks))
            .Select(marks => marks is not null).ToList();

        verdicts.Average(matches => matches ? 1.0 : 0.0).ShouldBeInRange(0.25, 0.75);
    }
}
