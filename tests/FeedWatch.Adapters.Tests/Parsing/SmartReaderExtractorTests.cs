using System.Text;
using FeedWatch.Adapters.Parsing;
using FeedWatch.Parsing.Articles;
using FeedWatch.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;

namespace FeedWatch.Adapters.Tests.Parsing;

public sealed class SmartReaderExtractorTests
{
    private readonly FakeTimeProvider time = new();
    private readonly FakeLogger<SmartReaderExtractor> logger = new();
    private readonly SmartReaderExtractor extractor;

    public SmartReaderExtractorTests() => extractor = new SmartReaderExtractor(time, logger);

    public static TheoryData<string, string> HostilePages => new()
    {
        { "deep", $"{Many("<div>", 50_000)}<p>{Sentence}</p>" },
        { "siblings", Many("<div>a, b</div>", 100_000) },
        { "links", Many("<a href=x>bb, cc</a>", 20_000) },
        { "breaks", Many("text, text<br><br>", 100_000) },
        { "tables", Many("<table><tr><td>text, text, and more text", 50_000) },
        { "headings", Many("<h1>xx<h2>yy", 9_000) },
        { "lists", Many("<dl><dt>xx<dd>yy, zz", 20_000) },
        { "deep paragraphs", Many("<div>", 55) + Many("<p>a, b, c, d, e, f, g, h, i.</p>", 19_000) },
        { "one word", $"<p>{new string('x', 1_900_000)}" },
        { "formatting", string.Concat(Enumerable.Range(0, 50_000).Select(number => $"<b id={number}><p>{Sentence}")) },
        { "names", Many($"<div class='{Many("share-comment-", 8)}'><p>{Sentence}</p></div>", 3_000) },
    };

    private static string Sentence => "The foreign minister said on Monday, after a long meeting, that the talks would go on, and that nobody had left the room, whatever others said of it.";

    [Fact]
    public async Task An_article_is_told_from_menus_lists_and_notices()
    {
        var text = await ExtractAsync(ArticleHtml.Of("Talks resume", "Lavrov was seen at the door.", "Nobody else was."));

        text.ShouldNotBeNull().ShouldContain("Lavrov was seen at the door.");
        text.ShouldContain("Nobody else was.");
        text.ShouldNotContain("Sport");
        text.ShouldNotContain("goals");
        text.ShouldNotContain("script");
    }

    [Fact]
    public async Task An_article_of_one_paragraph_is_found() =>
        (await ExtractAsync($"<body><nav><a href=/>Home</a></nav><article><h1>Talks</h1><p>{Sentence}</p></article><footer>All rights reserved</footer></body>")).ShouldNotBeNull().ShouldContain(Sentence);

    [Fact]
    public async Task A_page_laid_out_in_tables_with_breaks_for_paragraphs_is_read()
    {
        var text = await ExtractAsync($"<table><tr><td class=menu><a href=/>Home</a><br><a href=/w>World</a></td><td><font>{Many($"{Sentence}<br><br>", 5)}</font></td></tr></table>");
        text.ShouldNotBeNull().Split('\n').Length.ShouldBe(5);
        text.ShouldNotContain("World");
    }

    [Fact]
    public async Task A_short_article_in_Chinese_is_found() =>
        (await ExtractAsync($"<div class=nav><a href=/>首页</a></div><div class=content>{Many("<p>拉夫罗夫周一在莫斯科表示，会谈将继续。</p>", 4)}</div>"))
            .ShouldNotBeNull().ShouldContain("拉夫罗夫");

    [Fact]
    public async Task Headlines_of_other_articles_beside_it_and_within_it_are_none_of_its_text()
    {
        var blocks = Enumerable.Range(1, 8).Select(number => $"<div class='block-{number}'><div><p>Paragraph {number}. {Sentence}</p></div></div>{(number == 4 ? "<div><ul><li><a href=/9>Read: Lavrov on ice</a></li></ul></div>" : "")}");
        var others = $"<section><h2>More on this</h2><ul>{Many("<li><a href=/8>Lavrov plays hockey again</a></li>", 8)}</ul></section>";
        var text = await ExtractAsync($"<main><article><h1>Talks</h1>{string.Concat(blocks)}</article>{others}</main>");

        text.ShouldNotBeNull().ShouldNotContain("Lavrov");
        Enumerable.Range(1, 8).ShouldAllBe(number => text.Contains($"Paragraph {number}.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<div id=root></div><script>start()</script><noscript>You need to enable JavaScript to run this application, which is a long sentence that says nothing of the news at all.</noscript>")]
    [InlineData("<p>Please wait.</p>")]
    public async Task A_page_without_an_article_gives_none(string page) => (await ExtractAsync(page)).ShouldBeNull();

    [Fact]
    public async Task A_list_of_other_articles_is_none() =>
        (await ExtractAsync($"<div><ul>{Many("<li><a href=/1>Ten facts about the Security Council and Lavrov</a></li>", 40)}</ul></div>")).ShouldBeNull();

    [Theory]
    [MemberData(nameof(HostilePages))]
    public async Task A_hostile_page_has_an_end_and_gives_no_more_than_a_field_may_hold(string name, string page)
    {
        // Our clock stands still here, so nothing is cut off.
        var text = await ExtractAsync(page);

        (text?.Length ?? 0).ShouldBeLessThanOrEqualTo(64 * 1024, name);
    }

    [Fact]
    public async Task A_search_that_takes_too_long_is_given_up_and_the_next_page_is_read()
    {
        var search = SearchSlowly();
        search.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(10));

        (await search).ShouldBeOfType<Extraction.Busy>();
        (await ExtractAsync(ArticleHtml.Of("Talks resume", "Lavrov was seen at the door."))).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_page_for_which_no_place_comes_free_is_not_called_one_without_an_article_and_somebody_is_told()
    {
        Task<Extraction>[] before = [SearchSlowly(), SearchSlowly()];
        var search = SearchSlowly();
        search.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromMinutes(1));

        (await search).ShouldBeOfType<Extraction.Busy>();
        logger.Collector.GetSnapshot().Where(record => record.Level == LogLevel.Warning).ShouldHaveSingleItem().Message.ShouldContain("wire.example was not searched");
        (await Task.WhenAll(before)).ShouldAllBe(result => result is Extraction.Busy);
    }

    [Fact]
    public async Task Many_pages_at_once_are_all_read() =>
        (await Task.WhenAll(Enumerable.Range(0, 20).Select(number => ExtractAsync(ArticleHtml.Of("Talks", $"Number {number} was seen.")))))
            .Select((text, number) => text!.Contains($"Number {number} was seen.", StringComparison.Ordinal)).ShouldAllBe(isOwn => isOwn);

    private async Task<string?> ExtractAsync(string page)
    {
        var clean = ArticlePage.Read(Encoding.UTF8.GetBytes(page), "text/html").ShouldNotBeNull();
        var found = await extractor.ExtractAsync(clean, new Uri("https://wire.example/1"), TestContext.Current.CancellationToken);
        return found is Extraction.Found { Html: var html } ? ArticlePage.TextOf(html) : null;
    }

    // Some seconds of work; our clock stands still meanwhile.
    private Task<Extraction> SearchSlowly()
    {
        var page = ArticlePage.Read(Encoding.UTF8.GetBytes(Many("<div>a, b</div>", 100_000)), "text/html").ShouldNotBeNull();
        return extractor.ExtractAsync(page, new Uri("https://wire.example/1"), TestContext.Current.CancellationToken);
    }

    private static string Many(string part, int times) => new StringBuilder().Insert(0, part, times).ToString();
}
