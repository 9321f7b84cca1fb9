using FeedWatch.Matching;

namespace FeedWatch.Tests.Matching;

/// <summary>NEAR, ONEAR, EXCEPT, ATLEAST and WITH: what they find, and what they mark.</summary>
public class PlacesTests
{
    [Theory]
    [InlineData("lavrov NEAR/2 guterres", "Lavrov and then Guterres", true)]
    [InlineData("lavrov NEAR/1 guterres", "Lavrov and then Guterres", false)]
    [InlineData("guterres NEAR/2 lavrov", "Lavrov and then Guterres", true)]
    [InlineData("lavrov ONEAR/2 guterres", "Lavrov and then Guterres", true)]
    [InlineData("guterres ONEAR/2 lavrov", "Lavrov and then Guterres", false)]
    [InlineData("lavrov NEAR/0 guterres", "Lavrov, Guterres", true)]
    [InlineData("\"security council\" NEAR/1 veto", "A Security Council without veto", true)]
    [InlineData("(a | b) NEAR/0 (c | d)", "b x d c a", true)]
    [InlineData("a NEAR/1 b NEAR/1 c", "a x b x c", true)]
    [InlineData("a NEAR/1 b NEAR/1 c", "a x b x x c", false)]
    [InlineData("c NEAR/1 (a NEAR/1 b)", "a x b c", true)]
    [InlineData("lavrov NEAR/5 lavrov", "Lavrov", false)]
    [InlineData("lavrov NEAR/5 lavrov", "Lavrov and Lavrov", true)]
    [InlineData("\"a b\" NEAR/5 \"b c\"", "a b c", false)]
    [InlineData("c NOT a NEAR/1 b", "c a b", false)]
    [InlineData("c NOT a NEAR/1 b", "b x x a c", true)]
    public void Near_counts_the_words_between(string query, string title, bool finds) => Ask.Finds(query, title).ShouldBe(finds);

    [Fact]
    public void Near_never_reaches_from_the_title_to_the_body()
    {
        Ask.Finds("lavrov NEAR/50 guterres", "Lavrov", "Guterres").ShouldBeFalse();
        Ask.Finds("title:lavrov NEAR/50 body:guterres", "Lavrov", "Guterres").ShouldBeFalse();
        Ask.Finds("body:(lavrov NEAR/2 guterres)", "Lavrov", "Guterres saw Lavrov").ShouldBeTrue();
    }

    [Theory]
    [InlineData("lavrov NEAR/2 guterres", "Lavrov and Lavrov saw Guterres", "Lavrov|Guterres")]
    [InlineData("a NEAR/1 b NEAR/0 c", "b x a x b c", "a|b|c")]
    [InlineData("\"security council\" EXCEPT \"national security council\"", "National Security Council, UN Security Council", "Security Council")]
    [InlineData("(lavrov EXCEPT \"anton lavrov\") NEAR/1 said", "Anton Lavrov said so. Then Lavrov said", "Lavrov|said")]
    [InlineData("ATLEAST/2(lavrov | лавров)", "Lavrov x Лавров", "Lavrov|Лавров")]
    [InlineData("title:x ATLEAST/1(lavrov)", "x lavrov", "x|lavrov")]
    public void What_takes_part_is_marked_and_no_more(string query, string title, string marked) => Ask.Marks(query, title).ShouldBe(marked.Split('|'));

    [Theory]
    [InlineData("\"security council\" EXCEPT \"national security council\"", "The National Security Council met", false)]
    [InlineData("\"security council\" EXCEPT \"national security council\"", "The National Security Council met the Security Council", true)]
    [InlineData("lavrov EXCEPT (\"anton lavrov\" | \"lavrov jr\")", "Anton Lavrov and Lavrov Jr", false)]
    [InlineData("a EXCEPT (a NEAR/2 b)", "a x b", false)]
    [InlineData("a EXCEPT (a NEAR/2 b)", "a x b a", false)]
    [InlineData("a EXCEPT (a ONEAR/2 b)", "a x b a", true)]
    [InlineData("a EXCEPT b EXCEPT \"c a\"", "c a", false)]
    public void Except_takes_away_places_and_leaves_the_rest(string query, string title, bool finds) => Ask.Finds(query, title).ShouldBe(finds);

    [Theory]
    [InlineData("ATLEAST/2(lavrov)", "Lavrov", false)]
    [InlineData("ATLEAST/2(lavrov | лавров)", "Lavrov Лавров", true)]
    [InlineData("ATLEAST/2(\"a b\" | b)", "a b", false)]
    [InlineData("ATLEAST/2(\"a b\" | \"b c\" | \"c d\")", "a b c d", true)]
    [InlineData("ATLEAST/3(\"a b\" | \"b c\" | \"c d\")", "a b c d", false)]
    public void Atleast_counts_places_that_do_not_overlap(string query, string title, bool finds) => Ask.Finds(query, title).ShouldBe(finds);

    [Fact]
    public void Atleast_counts_title_and_body_together() => Ask.Finds("ATLEAST/2(lavrov)", "Lavrov", "Lavrov").ShouldBeTrue();

    [Fact]
    public void What_follows_WITH_must_be_there_and_is_context()
    {
        var query = Ask.Query("lavrov WITH (minister | \"lavrov said\")");

        query.Match("Lavrov", "a hockey player").ShouldBeNull();
        query.Match("Lavrov, the minister", "Lavrov said").ShouldBe([
            new Place(TextField.Title, 0, 6),
            new Place(TextField.Title, 12, 8) { IsContext = true },
            new Place(TextField.Body, 0, 11)]);
    }

    [Fact]
    public void The_bracketed_form_shows_what_binds_first()
    {
        Ask.Query("a b NEAR/3 c | NOT d EXCEPT e f WITH g").Expanded.ShouldBe("((a AND (b NEAR/3 c)) OR (NOT (d EXCEPT e) AND f WITH g))");
        Ask.Query("ATLEAST/2(a|b) =C d\"e\" sanction* title:(ATLEAST/1(x))").Expanded.ShouldBe("(ATLEAST/2(a OR b) AND =C AND d AND \"e\" AND sanction* AND title:ATLEAST/1(x))");
    }
}
