using FeedWatch.Host.Tests.Support;
using FeedWatch.Testing;
using FeedWatch.Testing.Http;
using FeedWatch.Testing.Smtp;
using Spectre.Console.Testing;

namespace FeedWatch.Host.Tests.Commands;

public sealed class CheckCommandTests
{
    [Fact]
    public async Task A_feed_that_is_well_is_ok_and_nothing_is_kept()
    {
        await using var workplace = new Workplace().Watching();
        workplace.Publish(new RssItem("A", "1", PublishedAt: new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero)));
        var result = await workplace.RunAsync("check");
        result.ExitCode.ShouldBe(0);
        result.Output.ShouldBe("ok\tWire\tRSS\t1\t2026-03-01T12:00:00Z\t\t\n");
        Directory.Exists(workplace.DataFolder).ShouldBeFalse();
    }

    [Fact]
    public async Task A_page_in_the_place_of_a_feed_is_wrong_and_the_way_out_is_told()
    {
        await using var workplace = new Workplace().Watching();
        workplace.Server.Answer("/wire", LoopbackReply.Ok("<html><body>Moved</body></html>", "text/html"));
        var result = await workplace.RunAsync("check");
        result.ExitCode.ShouldBe(1);
        var cells = result.Lines.ShouldHaveSingleItem().Split('\t');
        cells[0].ShouldBe("wrong");
        cells[6].ShouldBe($"Look for the feed with `feedwatch feeds find {workplace.Server.Url("wire")}`.");
    }

    [Fact]
    public async Task Json_tells_the_same()
    {
        await using var workplace = new Workplace().Watching();
        workplace.Server.Answer("/wire", LoopbackReply.Of(404));
        var result = await workplace.RunAsync("check", "--json");
        result.Output.ShouldStartWith($$"""{"feed":"Wire","url":"{{workplace.Server.Url("wire")}}","isWell":false,"stories":0,"problem":""");
        result.Output.ShouldContain("\"advice\":\"Look for the feed's new address");
    }

    [Fact]
    public async Task A_feed_that_moved_still_is_well_and_the_new_address_is_told()
    {
        await using var workplace = new Workplace().Watching();
        workplace.Server.Answer("/wire", LoopbackReply.Redirect("/new", 301));
        workplace.Server.Answer("/new", LoopbackReply.Ok(RssDocument.Of(new RssItem("A", "1"))));
        var result = await workplace.RunAsync("check");
        result.ExitCode.ShouldBe(0);
        result.Output.ShouldContain($"It has moved for good: write `url: {workplace.Server.Url("new")}` and `was: {workplace.Server.Url("wire")}`");
    }

    [Fact]
    public async Task A_redirect_that_is_not_for_good_is_told_apart_from_a_move()
    {
        await using var workplace = new Workplace().Watching();
        workplace.Server.Answer("/wire", LoopbackReply.Redirect("/new", 302));
        workplace.Server.Answer("/new", LoopbackReply.Ok(RssDocument.Of(new RssItem("A", "1"))));
        (await workplace.RunAsync("check")).Output.ShouldContain($"It answers from {workplace.Server.Url("new")}, by a redirect that is not for good");
    }

    [Fact]
    public async Task A_certificate_that_is_refused_can_be_pinned_with_what_is_told()
    {
        using var certificate = SelfMadeCertificate.Create();
        await using var secure = LoopbackServer.Start(certificate);
        secure.Answer("/wire", LoopbackReply.Ok(RssDocument.Of(new RssItem("A", "1"))));
        await using var workplace = new Workplace();
        workplace.Write("feedwatch.yaml", Watching(string.Empty));

        var refused = (await workplace.RunAsync("check")).Lines.ShouldHaveSingleItem().Split('\t');
        refused[0].ShouldBe("wrong");
        refused[6].ShouldStartWith("Tell whoever runs the server.");
        workplace.Write("feedwatch.yaml", Watching(refused[5].Split('`')[1]));
        (await workplace.RunAsync("check")).ExitCode.ShouldBe(0);

        string Watching(string exception) => $"feeds:\n  - url: {secure.Url("wire")}\n    {exception}\nrules: [{{ name: A, query: a }}]\nrecipients: [{{ email: desk@example.org }}]\n";
    }

    [Fact]
    public async Task People_are_told_that_nobody_is_emailed()
    {
        await using var workplace = new Workplace().Watching();
        workplace.Publish(new RssItem("A", "1"));
        using var console = new TestConsole();
        console.Profile.Width = 200;
        await workplace.RunAsync(console, "check");
        console.Output.ShouldContain("1 feeds, 1 rules, 1 recipients: the configuration is valid. 0 feeds need a look.");
        console.Output.ShouldContain("Nobody is being emailed");
    }
}
