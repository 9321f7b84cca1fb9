using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using FeedWatch.Delivering;
using FeedWatch.Storing;
using FeedWatch.Testing.Delivering;

namespace FeedWatch.Tests.Delivering.Composing;

public class HtmlBodyTests
{
    [Fact]
    public void The_title_links_to_the_story_and_its_words_are_marked()
    {
        var link = Parse(SampleHits.Of("A", "Lavrov & others speak", "", "Lavrov")).QuerySelector("a")!;

        link.GetAttribute("href")!.ShouldEndWith("?a=1&b=2");
        link.InnerHtml.ShouldEndWith(">Lavrov</mark> &amp; others speak");
    }

    [Fact]
    public void Context_is_underlined_and_not_marked()
    {
        var hit = SampleHits.Of("A", "Minister Lavrov", "", "Minister", "Lavrov");
        var link = Parse(hit with { Places = [.. hit.Places.Select(place => place with { IsContext = place.Start == 0 })] }).QuerySelector("a")!;

        link.QuerySelectorAll("mark").ShouldHaveSingleItem().TextContent.ShouldBe("Lavrov");
        link.QuerySelector("span[style*=underline]")!.TextContent.ShouldBe("Minister");
    }

    [Fact]
    public void A_mark_sets_its_text_colour_too_so_that_it_stays_readable_on_a_dark_page()
    {
        var style = Parse(SampleHits.Of("A", "Lavrov", "", "Lavrov")).QuerySelector("mark")!.GetAttribute("style")!;

        style.ShouldContain("background-color:");
        style.ShouldContain(";color:");
    }

    [Fact]
    public void The_mail_knows_light_and_dark_and_fetches_nothing()
    {
        var document = Parse([.. SampleHits.InFourScripts]);

        document.QuerySelector("meta[name=color-scheme]")!.GetAttribute("content").ShouldBe("light dark");
        document.QuerySelector("style")!.TextContent.ShouldContain("prefers-color-scheme: dark");
        document.QuerySelector("style")!.TextContent.ShouldNotContain("url(");
        document.QuerySelectorAll("img, script, link, [src], [srcset], [background]").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("BREAKING: مجلس الأمن يعقد جلسة طارئة", "rtl")]
    [InlineData("שר החוץ נאם באו\"ם", "rtl")]
    [InlineData("Лавров выступил в ООН", "ltr")]
    [InlineData("联合国安理会", "ltr")]
    [InlineData("Al-Arabiya (العربية) reports from New York", "ltr")]
    public void A_story_is_laid_out_the_way_most_of_its_title_is_read(string title, string direction) =>
        Parse(SampleHits.Of("A", title, "")).QuerySelector("td.line")!.GetAttribute("dir").ShouldBe(direction);

    [Fact]
    public void The_preheader_tells_what_the_subject_does_not()
    {
        var one = Parse(SampleHits.Of("A", "Title", "What the story says."));
        var two = Parse(SampleHits.Of("A", "Title", "Text"), SampleHits.Of("A", "Second title", "Text") with { PublishedAt = SampleHits.Noon.AddHours(-1) });

        one.Body!.FirstElementChild!.TextContent.ShouldBe("Evening News · What the story says.");
        two.Body!.FirstElementChild!.TextContent.ShouldBe("Second title");
    }

    [Fact]
    public void A_full_mail_of_long_stories_is_not_clipped_by_Gmail()
    {
        var hits = Enumerable.Range(0, 45).SelectMany(number => new[] { "UN Security Council", "Lavrov" }.Select(rule => SampleHits.Of(
            rule,
            $"{number}: Лавров обсудил с коллегами повестку Совета Безопасности Организации Объединённых Наций",
            string.Concat(Enumerable.Repeat("Министр иностранных дел России Сергей Лавров провёл переговоры. ", 20)),
            "Лавров")));

        Encoding.UTF8.GetByteCount(Compose([.. hits]).Html).ShouldBeLessThan(102 * 1024);
    }

    private static IHtmlDocument Parse(params Hit[] hits) => new HtmlParser().ParseDocument(Compose(hits).Html);

    private static MailContent Compose(Hit[] hits) => MailComposer.Compose(new() { Id = new("Desk"), Email = "desk@example.org" }, hits, []);
}
