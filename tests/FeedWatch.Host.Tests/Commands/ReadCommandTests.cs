using FeedWatch.Host.Tests.Support;
using FeedWatch.Testing;
using FeedWatch.Testing.Http;
using Spectre.Console.Testing;

namespace FeedWatch.Host.Tests.Commands;

public sealed class ReadCommandTests
{
    private static readonly RssItem Gale = new("Gale warning", "w-1", "https://wire.example/1", "Force 9 from the north.", new DateTimeOffset(2026, 3, 4, 6, 6, 7, TimeSpan.FromHours(1)));

    [Fact]
    public async Task One_document_is_one_object_with_the_same_fields_whatever_is_absent()
    {
        await using var workplace = new Workplace();
        var file = workplace.Write("feed.xml", RssDocument.Of(Gale, new RssItem("Καλημέρα")));
        var result = await workplace.RunAsync("read", file, "--json");
        result.ExitCode.ShouldBe(0);
        result.Output.ShouldStartWith("{\"kind\":\"rss");
        result.Output.ShouldEndWith(
            """
            "result":"Parsed","title":"Wire","link":"https://wire.example/","encoding":"utf-8","repairs":[],"stories":[
            {"id":"w-1","title":"Gale warning","link":"https://wire.example/1","summary":"Force 9 from the north.","content":null,"authors":[],"categories":[],"published":"2026-03-04T05:06:07Z","updated":null},
            {"id":null,"title":"Καλημέρα","link":null,"summary":null,"content":null,"authors":[],"categories":[],"published":null,"updated":null}]}
            """.Replace("\n", string.Empty) + "\n");
    }

    [Fact]
    public async Task Several_documents_are_a_line_each_in_their_order_and_begin_with_the_file_as_given()
    {
        await using var workplace = new Workplace();
        var files = Enumerable.Range(0, 40).Select(number => workplace.Write($"{number}.xml", RssDocument.Of(new RssItem($"Story {number}")))).ToList();
        var list = workplace.Write("list.txt", string.Join('\n', files) + "\n\n");
        var result = await workplace.RunAsync("read", $"@{list}", files[3], "--json");
        result.ExitCode.ShouldBe(0);
        result.Lines.Count.ShouldBe(41);
        for (var number = 0; number < 40; number++)
        {
            result.Lines[number].ShouldStartWith($$"""{"file":"{{files[number]}}","kind":""");
            result.Lines[number].ShouldContain($"\"Story {number}\"");
        }

        result.Lines[40].ShouldContain("\"Story 3\"");
    }

    [Fact]
    public async Task What_cannot_be_opened_is_told_and_the_others_are_read()
    {
        await using var workplace = new Workplace();
        var file = workplace.Write("feed.xml", RssDocument.Of(Gale));
        var result = await workplace.RunAsync("read", "absent.xml", file, $"@{workplace.PathOf("no-list")}", workplace.PathOf("."));
        result.ExitCode.ShouldBe(1);
        result.ErrorLines.ShouldBe(
        [
            "absent.xml: There is no such file.",
            $"@{workplace.PathOf("no-list")}: There is no such file.",
            $"{workplace.PathOf(".")}: This is a folder: name the files in it.",
        ]);
        result.Output.ShouldContain("\t2026-03-04T05:06:07Z\tGale warning\thttps://wire.example/1\tw-1\n");
    }

    [Fact]
    public async Task A_pipe_gets_a_line_for_the_document_and_one_for_each_story()
    {
        await using var workplace = new Workplace();
        var file = workplace.Write("feed.xml", RssDocument.Of(Gale));
        var lines = (await workplace.RunAsync("read", file)).Lines;
        lines.Count.ShouldBe(2);
        var head = lines[0].Split('\t');
        head[..2].ShouldBe([file, "Parsed"]);
        head[3..].ShouldBe(["utf-8", "1", "Wire", string.Empty]);
        lines[1].ShouldBe("\t2026-03-04T05:06:07Z\tGale warning\thttps://wire.example/1\tw-1");
    }

    [Fact]
    public async Task What_is_no_feed_is_said_so_with_the_reason()
    {
        await using var workplace = new Workplace();
        var result = await workplace.RunAsync("read", workplace.Write("body", "Dear reader, the feed has moved."), "--json");
        result.ExitCode.ShouldBe(0);
        result.Output.ShouldStartWith("""{"kind":null,"result":"NotAFeed","title":null,"link":null,"encoding":null,"repairs":[],"stories":[],"reason":""");
    }

    [Fact]
    public async Task A_document_that_breaks_off_is_truncated_and_its_whole_stories_are_shown()
    {
        await using var workplace = new Workplace();
        var file = workplace.Write("feed.xml", RssDocument.Truncated(Gale, new RssItem("Half a story")));
        var lines = (await workplace.RunAsync("read", file)).Lines;
        lines[0].ShouldContain("\tTruncated\t");
        lines.Skip(1).ShouldHaveSingleItem().ShouldContain("Gale warning");
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_read_as_far_as_a_reply_would_be()
    {
        await using var workplace = new Workplace();
        workplace.Set("Fetch:MaxBodyBytes=2000");
        var file = workplace.Write("feed.xml", RssDocument.Of(Enumerable.Range(0, 100).Select(number => new RssItem($"Story {number}", $"{number}"))));
        var result = await workplace.RunAsync("read", file, "--json");
        result.Output.ShouldContain("\"result\":\"Truncated\"");
        result.Output.ShouldContain("\"larger than FeedWatch reads: the rest was left\"");
        result.Output.ShouldContain("\"Story 5\"");
        result.Output.ShouldNotContain("\"Story 99\"");
    }

    [Fact]
    public async Task An_address_is_fetched_once_and_nothing_is_kept()
    {
        await using var workplace = new Workplace();
        workplace.Publish(Gale);
        var result = await workplace.RunAsync("read", workplace.Server.Url("wire").AbsoluteUri);
        result.Output.ShouldContain("Gale warning");
        workplace.Server.Requests.ShouldHaveSingleItem();
        Directory.Exists(workplace.DataFolder).ShouldBeFalse();
    }

    [Fact]
    public async Task An_address_that_fails_is_told_with_advice()
    {
        await using var workplace = new Workplace();
        workplace.Server.Answer("/wire", LoopbackReply.Of(404));
        var result = await workplace.RunAsync("read", workplace.Server.Url("wire").AbsoluteUri);
        result.ExitCode.ShouldBe(1);
        result.ErrorLines.ShouldHaveSingleItem().ShouldContain("Look for the feed's new address");
    }

    [Fact]
    public async Task A_date_in_the_future_is_kept_and_told()
    {
        await using var workplace = new Workplace();
        var file = workplace.Write("feed.xml", "<rss version='2.0'><channel><item><title>Gale</title><pubDate>Fri, 04 Mar 2388 05:06:07 GMT</pubDate></item></channel></rss>");
        var output = (await workplace.RunAsync("read", file, "--json")).Output;
        output.ShouldContain("\"published\":\"2388-03-04T05:06:07Z\"");
        output.ShouldContain("\"repairs\":[\"dates in the future: 1\"]");
    }

    [Theory]
    [InlineData("/2026/gale", "/2026/gale")]
    [InlineData("2026/gale?a=b", "2026/gale?a=b")]
    [InlineData("../gale", "../gale")]
    [InlineData("https://wire.example/gale", "https://wire.example/gale")]
    public async Task Relative_links_of_a_file_stay_as_they_are_where_nobody_says_where_it_came_from(string link, string shown)
    {
        await using var workplace = new Workplace();
        var file = workplace.Write("feed.xml", $"<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>1</id><title>Gale</title><link href='{link}'/></entry></feed>");
        (await workplace.RunAsync("read", file, "--json")).Output.ShouldContain($"\"link\":\"{shown}\",\"summary\"");
    }

    [Fact]
    public async Task Whoever_knows_the_address_and_the_type_of_a_file_can_say_so()
    {
        await using var workplace = new Workplace();
        await File.WriteAllBytesAsync(workplace.PathOf("feed.xml"), [.. "<rss><channel><item><title>Caf"u8, 0xE9, .. "</title><link>/1</link></item></channel></rss>"u8], TestContext.Current.CancellationToken);
        var result = await workplace.RunAsync("read", workplace.PathOf("feed.xml"), "--json", "--base", "https://wire.example/rss", "--content-type", "text/xml; charset=windows-1252");
        result.Output.ShouldContain("\"title\":\"Café\",\"link\":\"https://wire.example/1\"");
    }

    [Fact]
    public async Task People_see_what_it_was_and_each_story_and_nothing_hostile()
    {
        await using var workplace = new Workplace();
        var file = workplace.Write("feed.xml", RssDocument.Of(Gale, new RssItem(HostileStory.Title, "2", "https://wire.example/2", HostileStory.Text)));
        using var console = new TestConsole();
        console.Profile.Width = 200;
        await workplace.RunAsync(console, "read", file);
        console.Output.ShouldContain("utf-8 · 2 stories");
        console.Output.ShouldContain("Force 9 from the north.");
        HostileText.ShouldBeHarmless(console.Output);
    }
}
