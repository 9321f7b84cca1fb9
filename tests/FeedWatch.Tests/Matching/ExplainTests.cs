using FeedWatch.Matching;
using FeedWatch.Matching.Explaining;

namespace FeedWatch.Tests.Matching;

public class ExplainTests
{
    private static readonly QueryExplainer Explainer = new(AliasSet.Shipped.With(new Dictionary<string, string> { ["envoy"] = "envoy OR ambassador", ["sport"] = "hockey OR football", ["hearing"] = "heard OR UN OR hearing OR \"spoke at length\"" }));

    [Fact]
    public void Each_part_says_whether_it_holds_and_where()
    {
        var all = Explain("lavrov AND @envoy AND (veto OR resolution)", "Lavrov and the ambassador", "A veto.");

        all.Holds.ShouldBeTrue();
        all.Failed.ShouldBeEmpty();
        all.Parts.Select(part => (part.Part, part.Places.Count)).ShouldBe([("lavrov", 1), ("@envoy", 1), ("(veto OR resolution)", 1)]);
        all.Parts[2].Parts.Select(part => (part.Part, part.Holds)).ShouldBe([("veto", true), ("resolution", false)]);
    }

    [Theory]
    [InlineData("lavrov AND @envoy NOT @sport", "Lavrov plays hockey", "@envoy|NOT @sport")]
    [InlineData("title:(lavrov (veto OR resolution))", "Lavrov", "veto|resolution")]
    [InlineData("lavrov NEAR/2 veto", "Lavrov was there and there was no veto", "(lavrov NEAR/2 veto)")]
    [InlineData("lavrov WITH (veto author:smith)", "Lavrov veto", "author:smith")]
    [InlineData("@unsc", "Nothing", "@unsc")]
    public void The_innermost_parts_that_failed_are_named(string query, string title, string failed) =>
        Explain(query, title).Failed.Select(part => part.Part).ShouldBe(failed.Split('|'));

    [Theory]
    [InlineData("lavrov", "Lavrof speaks", "lavrov", "Lavrof", NearMissKind.OneLetter)]
    [InlineData("lavrov", "Larvov speaks", "lavrov", "Larvov", NearMissKind.OneLetter)]
    [InlineData("lavrov", "Lavov speaks", "lavrov", "Lavov", NearMissKind.OneLetter)]
    [InlineData("sanctions", "sancctions", "sanctions", "sancctions", NearMissKind.OneLetter)]
    [InlineData("\"un security council\"", "UN Securty Council’s", "\"un security council\"", "UN Securty Council’s", NearMissKind.OneLetter)]
    [InlineData("\"un security council\"", "UN Human Council", "\"un security council\"", "UN Human Council", NearMissKind.OneWord)]
    [InlineData("\"security council\"", "Security and Council", "\"security council\"", "Security and Council", NearMissKind.OneWord)]
    [InlineData("UN", "un homme", "UN", "un", NearMissKind.Spelling)]
    [InlineData("=Lavrov", "LAVROV", "=Lavrov", "LAVROV", NearMissKind.Spelling)]
    [InlineData("Лавров", "лавровым", "Лавров", "лавровым", NearMissKind.Spelling)]
    [InlineData("@lavrov", "Sergey Lavrof", "\"Sergey Lavrov\"", "Sergey Lavrof", NearMissKind.OneLetter)]
    public void Near_misses_are_named(string query, string title, string wanted, string found, NearMissKind kind) =>
        Explain(query, title).NearMisses.ShouldContain(new NearMiss(wanted, found, kind));

    [Theory]
    [InlineData("\"security council\"", "city council")]
    [InlineData("veto", "vote")]
    [InlineData("lavrov NOT hockey", "hocky")]
    [InlineData("author:lavrov", "Lavrof")]
    [InlineData("title:lavrov", "nothing here")]
    public void What_is_further_away_is_not(string query, string title) => Explain(query, title, "").NearMisses.ShouldBeEmpty();

    // Head is not nearly heard to whoever wrote @hearing; un is a word of many languages.
    [Theory]
    [InlineData("@hearing", "Head", "")]
    [InlineData("@hearing", "un homme", "")]
    [InlineData("title:@hearing", "Head", "")]
    [InlineData("@hearing", "Hearin", "hearing|Hearin")]
    [InlineData("@hearing", "Spoke at great length", "\"spoke at length\"|Spoke at great length")]
    [InlineData("heard", "Head", "heard|Head")]
    [InlineData("@hearing OR heard", "Head", "heard|Head")]
    public void Of_an_alias_only_longer_words_are_nearly_found(string query, string title, string misses) =>
        string.Join(' ', Explain(query, title).NearMisses.Select(miss => $"{miss.Wanted}|{miss.Found}")).ShouldBe(misses);

    [Fact]
    public void A_query_with_a_mistake_is_refused() => Should.Throw<ArgumentException>(() => Explain("a AND", "a")).Message.ShouldContain("Nothing follows AND.");

    private static Explanation Explain(string query, string title, string body = "") => Explainer.Explain(query, new SearchedStory { Title = title, Body = body });
}
