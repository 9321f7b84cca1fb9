using FeedWatch.Fetching;
using FeedWatch.Host.Output;
using FeedWatch.Parsing;

namespace FeedWatch.Host.Tests.Output;

public sealed class DocumentLineTests
{
    private static readonly FeedDocument Document = new() { Format = FeedFormat.Atom, Kind = "atom10", Encoding = "koi8-r", Entries = [] };

    [Theory]
    [InlineData(DocumentEnd.Whole, BodyEnd.Whole, DocumentVerdict.Parsed)]
    [InlineData(DocumentEnd.Truncated, BodyEnd.Whole, DocumentVerdict.Truncated)]
    [InlineData(DocumentEnd.OverLimit, BodyEnd.Whole, DocumentVerdict.Truncated, "larger than FeedWatch reads: the rest was left")]
    [InlineData(DocumentEnd.Truncated, BodyEnd.OverLimit, DocumentVerdict.Truncated, "larger than FeedWatch reads: the rest was left")]
    [InlineData(DocumentEnd.Truncated, BodyEnd.Cut, DocumentVerdict.Truncated, "the connection was lost before its end")]
    public void A_part_of_a_feed_is_truncated_whoever_cut_it(DocumentEnd end, BodyEnd body, DocumentVerdict verdict, params string[] repairs)
    {
        var line = DocumentLine.Of(null, new ParseResult.Parsed(Document with { End = end }), body);
        line.Result.ShouldBe(verdict);
        line.Repairs.ShouldBe(repairs);
        (line.Kind, line.Encoding).ShouldBe(("atom10", "koi8-r"));
    }

    [Fact]
    public void A_feed_with_repairs_is_repaired_unless_it_is_a_part()
    {
        var repaired = Document with { Repairs = ["stray &"] };
        DocumentLine.Of(null, new ParseResult.Parsed(repaired), BodyEnd.Whole).Result.ShouldBe(DocumentVerdict.Repaired);
        DocumentLine.Of(null, new ParseResult.Parsed(repaired with { End = DocumentEnd.Truncated }), BodyEnd.Whole).Result.ShouldBe(DocumentVerdict.Truncated);
    }

    [Theory]
    [InlineData(NoFeedKind.Html, DocumentVerdict.Html)]
    [InlineData(NoFeedKind.Empty, DocumentVerdict.Empty)]
    [InlineData(NoFeedKind.Other, DocumentVerdict.NotAFeed)]
    public void What_is_no_feed_keeps_its_reason_and_the_feeds_it_names(NoFeedKind kind, DocumentVerdict verdict)
    {
        var found = new ParseResult.NotAFeed("a reason", kind) { Feeds = [new FeedLink("https://wire.example/rss", "Wire")] };
        var line = DocumentLine.Of("page.html", found, BodyEnd.Whole);
        (line.File, line.Kind, line.Result, line.Reason).ShouldBe(("page.html", null, verdict, "a reason"));
        line.Feeds.ShouldBe(["https://wire.example/rss"]);
    }
}
