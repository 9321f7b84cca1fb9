using System.Globalization;
using System.Text;
using FeedWatch.Host.Tests.Support;
using FeedWatch.Testing;
using FeedWatch.Testing.Http;
using Spectre.Console.Testing;

namespace FeedWatch.Host.Tests.Commands;

public sealed class FeedsCommandTests
{
    [Fact]
    public async Task A_feed_that_was_never_polled_is_new_and_then_ok()
    {
        await using var workplace = new Workplace().Watching();
        workplace.Publish(new RssItem("A", "1"));
        (await workplace.RunAsync("feeds")).Output.ShouldBe($"new\tWire\t\t\t0\t\t{workplace.Server.Url("wire")}\n");
        await workplace.RunAsync("poll");
        (await workplace.RunAsync("feeds")).Output.ShouldStartWith("ok\tWire\t20");
    }

    [Fact]
    public async Task A_failing_feed_says_why_and_how_often()
    {
        await using var workplace = new Workplace().Watching();
        workplace.Server.Answer("/wire", LoopbackReply.Of(500));
        await workplace.RunAsync("poll");
        var cells = (await workplace.RunAsync("feeds")).Lines.ShouldHaveSingleItem().Split('\t');
        (cells[0], cells[4]).ShouldBe(("failing", "1"));
        cells[5].ShouldContain("500");
        (await workplace.RunAsync("feeds", "--json")).Output.ShouldContain("\"failures\":1,\"lastError\":\"");
    }

    [Fact]
    public async Task People_see_a_table()
    {
        await using var workplace = new Workplace().Watching();
        using var console = new TestConsole();
        await workplace.RunAsync(console, "feeds");
        console.Output.ShouldContain("new  Wire");
    }

    [Fact]
    public async Task People_see_how_often_a_feed_is_polled_and_since_when_it_fails()
    {
        await using var workplace = new Workplace().Watching();
        workplace.Publish(new RssItem("A", "1"));
        await workplace.RunAsync("poll");
        using var console = new TestConsole();
        await workplace.RunAsync(console, "feeds");
        console.Output.ShouldContain("(every 10 min)");
        (await workplace.RunAsync("feeds", "--json")).Output.ShouldContain("\"interval\":\"00:");

        workplace.Server.Answer("/wire", LoopbackReply.Of(500));
        await workplace.RunAsync("poll", "--all");
        using var later = new TestConsole();
        await workplace.RunAsync(later, "feeds");
        later.Output.ShouldContain("1 since ");
        (await workplace.RunAsync("feeds", "--json")).Output.ShouldContain("\"failingSince\":\"20");
    }

    [Fact]
    public async Task What_is_exported_can_be_imported_again()
    {
        await using var home = new Workplace();
        home.Write("feedwatch.yaml", """
            feeds:
              - url: https://a.example/rss?a=1&b=2
                name: 'A "quoted" <name> & Ямб'
                tags: [world, middle east]
                language: ru
              - https://b.example/atom
            """ + "\n");
        var opml = (await home.RunAsync("feeds", "export")).Output;

        await using var away = new Workplace();
        away.Write("feedwatch.yaml", "# mine\nfeeds:\n  - https://c.example/rss  # first\n\n# the rules\nrules: []\n");
        var result = await away.RunAsync("feeds", "import", away.Write("list.opml", opml));

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldStartWith("2 feeds added");
        var yaml = await File.ReadAllTextAsync(away.WatchFile, TestContext.Current.CancellationToken);
        yaml.ShouldStartWith("# mine\nfeeds:\n  - https://c.example/rss  # first\n  - url: \"https://a.example/rss?a=1&b=2\"\n");
        yaml.ShouldEndWith("\n\n# the rules\nrules: []\n");
        var exported = (await away.RunAsync("feeds", "export")).Output;
        Outlines(exported).Skip(1).ShouldBe(Outlines(opml));
    }

    [Theory]
    [InlineData("url: http://desk:hush-hush@{0}/wire")]
    [InlineData("url: http://{0}/wire\n    login: {{ user: desk, password: hush-hush }}")]
    [InlineData("url: http://{0}/wire\n    headers: {{ Authorization: hush-hush }}")]
    public async Task A_secret_of_a_feed_goes_to_its_server_and_nowhere_else(string feed)
    {
        await using var workplace = new Workplace();
        var address = $"127.0.0.1:{workplace.Server.Port}";
        var yaml = string.Format(CultureInfo.InvariantCulture, feed, address);
        workplace.Write("feedwatch.yaml", $"feeds:\n  - {yaml}\nrules: [{{ name: Lavrov, query: Lavrov }}]\nrecipients: [{{ email: desk@example.org }}]\n");
        workplace.Publish(new RssItem("Lavrov", "1", PublishedAt: TimeProvider.System.GetUtcNow()));
        var poll = await workplace.RunAsync("poll", "--verbose");
        var export = await workplace.RunAsync("feeds", "export");
        var list = await workplace.RunAsync("feeds", "--json");

        workplace.Server.Requests[0]["Authorization"].ShouldBeOneOf("hush-hush", "Basic " + Convert.ToBase64String("desk:hush-hush"u8));
        export.Output.ShouldContain($"xmlUrl=\"http://{address}/wire\"");
        foreach (var text in new[] { poll.Output, poll.Error, export.Output, list.Output }.Concat(KeptIn(workplace.DataFolder)))
        {
            text.ShouldNotContain("hush-hush");
        }
    }

    // All but the copy of feedwatch.yaml, which holds what its owner wrote there.
    private static IEnumerable<string> KeptIn(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Where(file => Path.GetExtension(file) != ".yaml")
        .Select(file => Encoding.Latin1.GetString(File.ReadAllBytes(file)));

    [Fact]
    public async Task Feeds_that_are_there_already_are_skipped()
    {
        await using var workplace = new Workplace().Watching();
        var before = await File.ReadAllTextAsync(workplace.WatchFile, TestContext.Current.CancellationToken);
        var list = workplace.Write("list.opml", $"""<opml version="2.0"><body><outline text="Again" xmlUrl="{workplace.Server.Url("wire/")}"/><outline text="Odd" xmlUrl="feed:x"/></body></opml>""");
        var result = await workplace.RunAsync("feeds", "import", list);
        result.Output.ShouldBe($"0 feeds added to {workplace.WatchFile}, 1 were there already, 1 have no http address.\n");
        (await File.ReadAllTextAsync(workplace.WatchFile, TestContext.Current.CancellationToken)).ShouldBe(before);
    }

    [Fact]
    public async Task A_dry_run_only_prints_what_would_be_added()
    {
        await using var workplace = new Workplace().Watching();
        var list = workplace.Write("list.opml", """<opml><body><outline text="New" xmlUrl="https://new.example/rss"/></body></opml>""");
        var result = await workplace.RunAsync("feeds", "import", list, "--dry-run");
        result.Output.ShouldBe("  - url: \"https://new.example/rss\"\n    name: \"New\"\n");
        (await File.ReadAllTextAsync(workplace.WatchFile, TestContext.Current.CancellationToken)).ShouldNotContain("new.example");
    }

    [Fact]
    public async Task A_list_with_a_document_type_is_refused()
    {
        await using var workplace = new Workplace().Watching();
        var list = workplace.Write("list.opml", """<!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]><opml><body><outline text="&x;" xmlUrl="https://a.example"/></body></opml>""");
        var result = await workplace.RunAsync("feeds", "import", list);
        result.ExitCode.ShouldBe(1);
        result.ErrorLines.ShouldHaveSingleItem().ShouldStartWith("list.opml is no OPML: ");
    }

    [Fact]
    public async Task A_pages_feeds_are_read_before_they_are_listed()
    {
        await using var workplace = new Workplace();
        workplace.Server.Answer("/", LoopbackReply.Ok("""
            <html><head>
            <link rel="alternate stylesheet" href="/style.css">
            <link rel="Alternate" type="application/rss+xml; charset=utf-8" href="wire">
            <link rel="alternate" type="application/atom+xml" href="/gone">
            </head><body><a href="/world/rss.xml?x=1">World</a><a href="/about">About</a></body></html>
            """, "text/html"));
        workplace.Publish(new RssItem("A", "1", PublishedAt: new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero)), new RssItem("B", "2"));
        workplace.Server.Answer("/world/rss.xml?x=1", LoopbackReply.Ok(RssDocument.Of(new RssItem("C", "3"))));

        var result = await workplace.RunAsync("feeds", "find", workplace.Server.BaseUrl.AbsoluteUri);

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldBe($"{workplace.Server.Url("wire")}\tWire\tRSS\t2\t2026-03-01T12:00:00Z\n{workplace.Server.Url("world/rss.xml?x=1")}\tWire\tRSS\t1\t\n");
        workplace.Server.Requests.ShouldNotContain(request => request.Target == "/style.css");
    }

    [Fact]
    public async Task The_usual_places_are_tried_where_a_page_names_none()
    {
        await using var workplace = new Workplace();
        workplace.Server.Answer("/", LoopbackReply.Ok("<html><body>Nothing here</body></html>", "text/html"));
        workplace.Server.Answer("/feed.xml", LoopbackReply.Ok(RssDocument.Of(new RssItem("A", "1"))));
        var result = await workplace.RunAsync("feeds", "find", workplace.Server.BaseUrl.AbsoluteUri, "--json");
        result.Output.ShouldBe($$"""{"url":"{{workplace.Server.Url("feed.xml")}}","title":"Wire","format":"RSS","stories":1}""" + "\n");
    }

    [Fact]
    public async Task A_site_without_a_feed_ends_the_search_with_1()
    {
        await using var workplace = new Workplace();
        var result = await workplace.RunAsync("feeds", "find", workplace.Server.BaseUrl.AbsoluteUri);
        result.ExitCode.ShouldBe(1);
        result.ErrorLines.ShouldHaveSingleItem();
    }

    private static IEnumerable<string> Outlines(string opml) => opml.Split('\n').Where(line => line.Contains("<outline", StringComparison.Ordinal));
}
