using FeedWatch.Matching;

namespace FeedWatch.Tests.Matching;

/// <summary>What a query tells its owner about itself.</summary>
public class QueryWordsTests
{
    [Fact]
    public void Each_word_is_told_once_with_its_forms()
    {
        var words = Ask.Query("sanction OR \"new sanction\" OR title:sanction").Words;
        words.Select(word => word.Written).ShouldBe(["sanction", "new"]);
        words[0].Forms.ShouldBe(["sanction", "sanctions"]);
    }

    [Fact]
    public void The_same_word_with_other_demands_is_another()
    {
        Ask.Query("Sanction* OR =Sanction OR Sanction").Words.Select(word => (word.IsPrefix, word.IsExact)).ShouldBe([(true, false), (false, true), (false, false)]);
    }

    [Fact]
    public void A_hyphenated_word_has_its_joined_form() =>
        Ask.Query("cease-fire").Words.Select(word => word.Written).ShouldBe(["cease", "fire", "ceasefire"]);

    [Theory]
    [InlineData("UN", WordCapitals.All)]
    [InlineData("NATO", WordCapitals.First)]
    [InlineData("Лавров", WordCapitals.First)]
    [InlineData("veto", WordCapitals.Any)]
    [InlineData("author:UN", WordCapitals.Any)]
    public void Words_say_which_capitals_they_need(string query, WordCapitals needs) => Ask.Query(query).Words.ShouldHaveSingleItem().Needs.ShouldBe(needs);

    [Fact]
    public void Words_of_each_kind_of_part_are_told_and_those_of_aliases_too()
    {
        Ask.Query("@a NEAR/3 b OR (c EXCEPT d) OR ATLEAST/2(e | f) OR (g WITH h) OR (i NOT feed:j)", ("a", "aa | ab")).Words
            .Select(word => word.Written).ShouldBe(["aa", "ab", "b", "c", "d", "e", "f", "g", "h", "i", "j"]);
    }

    [Fact]
    public void Bracketed_keeps_the_names_of_aliases()
    {
        var query = Ask.Query("@a b OR -c d", ("a", "aa | ab"));
        query.Bracketed.ShouldBe("((@a AND b) OR (NOT c AND d))");
        query.Expanded.ShouldBe("(((aa OR ab) AND b) OR (NOT c AND d))");
    }
}
