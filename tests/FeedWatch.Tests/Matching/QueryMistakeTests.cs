using FeedWatch.Matching;

namespace FeedWatch.Tests.Matching;

/// <summary>Every refusal says where, what is wrong and what to write instead.</summary>
public class QueryMistakeTests
{
    [Theory]
    [InlineData("", 1, 1, "The query is empty.", "Write a word")]
    [InlineData("  ", 1, 1, "The query is empty.", "Write a word")]
    [InlineData("lavrov AND (un OR council", 1, 12, "The bracket is opened and never closed.", "Write )")]
    [InlineData("lavrov OR un)", 1, 13, "This bracket closes none.", "write ( where")]
    [InlineData("lavrov\nAND \"security council", 2, 5, "The quote is opened and never closed.", "Write another \"")]
    [InlineData("lavrov AND ()", 1, 13, "There is nothing between the brackets.", "Write words")]
    [InlineData("lavrov AND \"\"", 1, 12, "There is nothing between the quotes.", "Write the phrase")]
    [InlineData("lavrov OR", 1, 8, "Nothing follows OR.", "Write what OR")]
    [InlineData("lavrov AND OR un", 1, 8, "Nothing follows AND.", "Write what AND")]
    [InlineData("OR lavrov", 1, 1, "Nothing stands before OR.", "write \"OR\"")]
    [InlineData("lavrov & | un", 1, 8, "Nothing follows &.", "Write what &")]
    [InlineData("lavrov NOT NOT un", 1, 12, "Two NOT follow each other.", "Leave both out.")]
    [InlineData("lavrov - un", 1, 8, "A dash stands alone.", "NOT")]
    [InlineData("\"a\"-b", 1, 4, "A dash stands where it cannot mean NOT.", "space before it")]
    [InlineData("lavrov !!!", 1, 8, "!!! does not mean NOT here.", "Write -")]
    [InlineData("lavrov …", 1, 8, "There is no letter or digit in ….", "Leave it out")]
    [InlineData("!lavrov un", 1, 1, "!lavrov does not mean NOT here.", "Write -lavrov")]
    [InlineData("un @", 1, 4, "An alias needs a name after @.", "@unsc")]
    [InlineData("un AND title:", 1, 8, "Nothing follows title:.", "Write a word")]
    [InlineData("un title:NOT x", 1, 4, "Nothing follows title:.", "NOT title:word")]
    [InlineData("un title:-x", 1, 10, "A dash stands where it cannot mean NOT.", "-title:word")]
    [InlineData("title:body:x", 1, 7, "A field follows a field.", "title:word AND body:word")]
    [InlineData("title:(un body:x)", 1, 11, "A part is looked for in title: and in body: at once, and never found.", "Leave title: or body: out")]
    [InlineData("titel:x", 1, 1, "There is no field titel:.", "Did you mean title:?")]
    [InlineData("http://x", 1, 1, "There is no field http:.", "quotes")]
    public void Broken_text_is_refused(string query, int line, int column, string text, string advice) => Expect(query, line, column, text, advice);

    [Theory]
    [InlineData("un NEAR council", 1, 4, "NEAR needs a number.", "NEAR/5")]
    [InlineData("un NEAR (a AND b)", 1, 4, "NEAR needs a number.", "NEAR/5")]
    [InlineData("un NEAR/51 council", 1, 4, "The number of NEAR/51 is not one from 0 to 50.", "NEAR/5")]
    [InlineData("un ONEAR/x council", 1, 4, "The number of ONEAR/x is not one from 0 to 50.", "ONEAR/5")]
    [InlineData("un NEAR/-1 council", 1, 4, "The number of NEAR/-1 is not one from 0 to 50.", "NEAR/5")]
    [InlineData("un NEAR/3", 1, 4, "Nothing follows NEAR/3.", "Write what NEAR/3")]
    [InlineData("NEAR/3 un", 1, 1, "Nothing stands before NEAR/3.", "write \"NEAR/3\"")]
    [InlineData("council EXCEPT", 1, 9, "Nothing follows EXCEPT.", "Write what EXCEPT")]
    [InlineData("un WITH", 1, 4, "Nothing follows WITH.", "Write what WITH")]
    [InlineData("un NEAR/3 NOT council", 1, 11, "NOT cannot follow NEAR/3: what is absent has no place in the text.", "EXCEPT")]
    [InlineData("un EXCEPT -council", 1, 11, "NOT cannot follow EXCEPT: what is absent has no place in the text.", "AND NOT")]
    [InlineData("ATLEAST(lavrov)", 1, 1, "ATLEAST needs a number.", "ATLEAST/2(word)")]
    [InlineData("ATLEAST/0(lavrov)", 1, 1, "The number of ATLEAST/0 is not one from 1 to 100.", "ATLEAST/2(word)")]
    [InlineData("ATLEAST/2 lavrov", 1, 1, "ATLEAST/2 needs brackets around what is to be counted.", "ATLEAST/2(word)")]
    [InlineData("un = council", 1, 4, "= stands before a word or a phrase and finds that spelling only.", "=Word")]
    [InlineData("=@unsc", 1, 1, "= stands before a word or a phrase and finds that spelling only.", "leave it out")]
    [InlineData("un sa*", 1, 4, "Before the star of sa* there are fewer than 3 letters.", "more of the word")]
    [InlineData("安理会*", 1, 1, "Before the star of 安理会* there are fewer than 3 letters.", "each character is a word")]
    [InlineData("*tion", 1, 1, "A star stands only at the end of a word.", "sanction*")]
    [InlineData("sanc*tion", 1, 1, "A star stands only at the end of a word.", "sanction*")]
    [InlineData("\"secur* council\"", 1, 1, "A star inside quotes means nothing.", "secur* ONEAR/0 council")]
    public void Operators_say_what_they_need(string query, int line, int column, string text, string advice) => Expect(query, line, column, text, advice);

    [Theory]
    [InlineData("(un AND council) NEAR/3 veto", 18, "NEAR/3 needs places in the text, and the part (un AND council) has none of its own.", "Write (un AND council) AND veto")]
    [InlineData("veto ONEAR/3 (un | NOT council)", 6, "ONEAR/3 needs places in the text, and the part NOT council has none of its own.", "Write veto AND (un OR NOT council)")]
    [InlineData("lavrov NEAR/9 @both", 8, "NEAR/9 needs places in the text, and the part (x AND z) of @both has none of its own.", "Write lavrov AND @both")]
    [InlineData("@both EXCEPT lavrov", 7, "EXCEPT needs places in the text, and the part (x AND z) of @both has none of its own.", "Write @both AND NOT lavrov")]
    [InlineData("lavrov NEAR/2 author:smith", 8, "NEAR/2 needs places in the text, and the part author:smith has none of its own.", "Write lavrov AND author:smith")]
    [InlineData("ATLEAST/2(un council)", 1, "ATLEAST/2 needs places in the text, and the part (un AND council) has none of its own.", "write the rest outside")]
    [InlineData("author:(a NEAR/2 b)", 11, "NEAR/2 looks at places in the text, and author: has none.", "AND, OR, NOT")]
    public void What_has_no_place_in_the_text_is_refused_inside_NEAR(string query, int column, string text, string advice) => Expect(query, 1, column, text, advice);

    [Theory]
    [InlineData("NOT lavrov", 1, 1, "NOT lavrov alone matches every story without those words.", "word AND NOT lavrov")]
    [InlineData("un OR -lavrov", 1, 7, "NOT lavrov alone matches every story without those words.", "Say what a story must have")]
    [InlineData("NOT a AND NOT b", 1, 1, "NOT a alone matches every story without those words.", "Say what")]
    [InlineData("un OR\n  (NOT title:x)", 2, 4, "NOT title:x alone matches every story without those words.", "Say what")]
    public void A_query_that_an_empty_story_would_match_is_refused(string query, int line, int column, string text, string advice) => Expect(query, line, column, text, advice);

    [Theory]
    [InlineData("un OR @lavrof", 1, 7, "There is no alias @lavrof.", "Did you mean @lavrov?")]
    [InlineData("@completelyelse", 1, 1, "There is no alias @completelyelse.", "Define it under aliases:")]
    [InlineData("x OR @a", 1, 6, "The alias @a uses itself: @a uses @b uses @a.", "without @a")]
    [InlineData("@broken", 1, 1, "The alias @broken has a mistake at line 1, column 3: Nothing follows OR.", "Write what OR")]
    [InlineData("@not", 1, 1, "NOT x alone matches every story without those words.", "Say what")]
    [InlineData("title:@inbody", 1, 7, "A part is looked for in title: and in body: at once, and never found.", "Leave title:")]
    [InlineData("@d1", 1, 1, "Aliases are nested deeper than 8: @d1 uses @d2 uses @d3 uses @d4 uses @d5 uses @d6 uses @d7 uses @d8 uses @d9.", "Write the inner ones out.")]
    public void Aliases_are_checked_where_they_are_used(string query, int line, int column, string text, string advice) => Expect(query, line, column, text, advice);

    [Fact]
    public void Eight_levels_of_aliases_are_allowed() => Ask.Query("@d2", Aliases).Expanded.ShouldBe("deep");

    [Fact]
    public void A_query_that_grows_without_measure_is_refused_and_takes_no_time()
    {
        var tenfold = Enumerable.Range(1, 7).Select(level => ($"x{level}", string.Join(" OR ", Enumerable.Repeat(level == 7 ? "word" : $"@x{level + 1}", 10))));

        Ask.Mistakes("@x1", [.. tenfold]).ShouldHaveSingleItem().Text.ShouldBe("With its aliases the query holds over 2,000 words and phrases.");
    }

    [Fact]
    public void What_is_too_long_or_too_deep_is_refused()
    {
        Ask.Mistakes(new string('(', 100_000)).ShouldHaveSingleItem().Text.ShouldStartWith("The query is over 20,000");
        Ask.Mistakes(new string('(', 51) + "x" + new string(')', 51)).ShouldHaveSingleItem().Text.ShouldBe("Brackets are nested deeper than 50.");
        Ask.Mistakes(new string(')', 9_000) + new string('(', 9_000)).ShouldHaveSingleItem().Text.ShouldBe("Brackets are nested deeper than 50.");
        Ask.Mistakes(string.Join(" NEAR/1 ", Enumerable.Repeat("x", 22))).ShouldHaveSingleItem().Text.ShouldBe("More than 20 NEAR, ONEAR and EXCEPT follow each other.");
        Ask.Mistakes("@n1", [.. Enumerable.Range(1, 8).Select(level => ($"n{level}", Nested(level == 8 ? "x" : $"@n{level + 1}")))]).ShouldHaveSingleItem().Text.ShouldBe("With its aliases the query has parts nested deeper than 200.");
        Ask.Mistakes(new string('x', 65)).ShouldHaveSingleItem().Text.ShouldBe("A word is over 64 letters long.");
    }

    [Fact]
    public void All_mistakes_are_told_at_once()
    {
        var mistakes = Ask.Mistakes("un NEAR (@lavrof OR ATLEAST/0(x))");

        mistakes.Select(mistake => mistake.Column).ShouldBe([4, 10, 21]);
    }

    [Fact]
    public void An_alias_may_be_checked_by_itself()
    {
        var compiler = new QueryCompiler(AliasSet.Empty.With(Aliases.ToDictionary(alias => alias.Name, alias => alias.Query)));

        compiler.CheckAlias("broken").ShouldHaveSingleItem().Column.ShouldBe(3);
        compiler.CheckAlias("not").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("lavrov or un", 8, "Did you mean OR?")]
    [InlineData("lavrov and un", 8, "Did you mean AND?")]
    [InlineData("lavrov not un", 8, "Did you mean NOT?")]
    [InlineData("lavrov near un", 8, "Did you mean NEAR/5?")]
    [InlineData("lavrov near/3 un", 8, "Did you mean NEAR/3?")]
    public void A_small_operator_is_a_word_and_a_question(string query, int column, string advice)
    {
        var warning = Ask.Warnings(query).ShouldHaveSingleItem();

        warning.Column.ShouldBe(column);
        warning.Advice.ShouldStartWith(advice);
        Ask.Finds(query, "Lavrov UN").ShouldBeFalse();
    }

    [Theory]
    [InlineData("'security council'", 1, "is an apostrophe and makes no phrase.", "double quotes")]
    [InlineData("AT&T", 3, "& between letters means AND.", "\"AT&T\"")]
    [InlineData("title:a NEAR/2 body:b", 9, "NEAR/2 never reaches from title: to body:.", "Write AND.")]
    [InlineData("lavrov except hockey", 8, "\"except\" is searched as a word", "Did you mean EXCEPT?")]
    public void What_is_likely_meant_otherwise_is_told(string query, int column, string text, string advice)
    {
        var warning = Ask.Warnings(query).First(warning => warning.Column == column);

        warning.Text.ShouldContain(text);
        warning.Advice.ShouldContain(advice);
    }

    [Fact]
    public void A_mark_of_the_writing_direction_makes_no_word_of_an_operator() => Ask.Finds("Lavrov OR\u200F Peskov", "Lavrov").ShouldBeTrue();

    [Theory]
    [InlineData("@nope")]
    [InlineData("@x1")]
    [InlineData("@broken")]
    public void Aliases_that_fan_out_to_a_mistake_take_no_time(string last)
    {
        var tenfold = Enumerable.Range(1, 8).Select(level => ($"x{level}", string.Join(" OR ", Enumerable.Repeat(level == 8 ? last : $"@x{level + 1}", 10))));

        Ask.Mistakes("@x1", [.. tenfold, ("broken", "x OR")]).ShouldHaveSingleItem();
    }

    [Fact]
    public void A_name_typed_without_quotes_is_offered_as_a_phrase_and_an_alias()
    {
        Ask.Warnings("title:(UN Security Council) OR x").ShouldHaveSingleItem()
            .ShouldBe(new QueryMistake(1, 8, "UN Security Council finds these words anywhere in a story, in any order.", "If you mean the phrase, write \"UN Security Council\"; @unsc finds its other names too."));
        Ask.Warnings("Gaza Rafah").ShouldHaveSingleItem().Advice.ShouldBe("If you mean the phrase, write \"Gaza Rafah\".");
        Ask.Warnings("gaza ceasefire").ShouldBeEmpty();
        Ask.Warnings("Gaza AND Rafah").ShouldBeEmpty();
    }

    private static (string Name, string Query)[] Aliases =>
    [
        ("a", "x @b"), ("b", "y OR @a"), ("both", "x z"), ("broken", "x OR"), ("not", "NOT x"), ("inbody", "body:x"),
        ("d1", "@d2"), ("d2", "@d3"), ("d3", "@d4"), ("d4", "@d5"), ("d5", "@d6"), ("d6", "@d7"), ("d7", "@d8"), ("d8", "@d9"), ("d9", "deep"),
    ];

    private static string Nested(string inner) => Enumerable.Range(0, 20).Aggregate(inner, (within, _) => $"(NOT (a OR {within}))");

    private static void Expect(string query, int line, int column, string text, string advice)
    {
        var mistake = Ask.Mistakes(query, Aliases).ShouldHaveSingleItem();

        mistake.Text.ShouldBe(text);
        (mistake.Line, mistake.Column).ShouldBe((line, column));
        mistake.Advice.ShouldContain(advice, Case.Sensitive);
    }
}
