using FeedWatch.Matching;

namespace FeedWatch.Tests.Matching;

public class QueryTests
{
    [Theory]
    [InlineData("lavrov", "Lavrov in Geneva", true)]
    [InlineData("lavrov", "Lavrovo burns", false)]
    [InlineData("\"security council\"", "The Security Council met", true)]
    [InlineData("\"security council\"", "Council on security", false)]
    [InlineData("security council", "Council on security", true)]
    [InlineData("un AND council", "UN council", true)]
    [InlineData("un & council", "UN staff", false)]
    [InlineData("un | council", "council", true)]
    [InlineData("council NOT national", "National council", false)]
    [InlineData("council -national", "City council", true)]
    [InlineData("(a OR b) AND c", "b c", true)]
    [InlineData("a OR b AND c", "a", true)]
    [InlineData("a OR (b NOT c)", "b c", false)]
    [InlineData("a (b OR NOT c)", "a", true)]
    public void Operators_mean_what_they_say(string query, string title, bool finds) => Ask.Finds(query, title).ShouldBe(finds);

    [Fact]
    public void A_field_restricts_a_word_a_phrase_or_a_bracket()
    {
        Ask.Finds("title:lavrov", "Lavrov", "minister").ShouldBeTrue();
        Ask.Finds("title:lavrov", "Minister", "Lavrov").ShouldBeFalse();
        Ask.Finds("body:\"security council\"", "Security Council", "met").ShouldBeFalse();
        Ask.Finds("title:(lavrov OR un) AND body: council", "UN", "the council").ShouldBeTrue();
        Ask.Finds("council -title:national", "National council", "").ShouldBeFalse();
    }

    [Fact]
    public void A_phrase_does_not_run_from_the_title_into_the_body() => Ask.Finds("\"security council\"", "On security", "Council meets").ShouldBeFalse();

    [Fact]
    public void Places_cover_whole_phrases_in_title_and_body()
    {
        var places = Ask.Query("\"security council\" AND lavrov").Match("Lavrov’s day", "At the Security   Council, Lavrov left.");

        places.ShouldBe([new Place(TextField.Title, 0, 8), new Place(TextField.Body, 7, 18), new Place(TextField.Body, 27, 6)]);
    }

    [Fact]
    public void Only_what_made_the_query_hold_is_marked()
    {
        Ask.Marks("(lavrov AND minister) OR un", "Lavrov at the UN").ShouldBe(["UN"]);
        Ask.Marks("lavrov NOT (hockey OR goal)", "Lavrov and Lavrov").ShouldBe(["Lavrov", "Lavrov"]);
        Ask.Marks("\"a b\" OR \"b c\"", "a b c").ShouldBe(["a b c"]);
    }
}
