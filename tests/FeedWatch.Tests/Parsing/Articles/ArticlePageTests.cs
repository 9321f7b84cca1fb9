using System.Text;
using System.Text.RegularExpressions;
using FeedWatch.Parsing.Articles;

namespace FeedWatch.Tests.Parsing.Articles;

public sealed partial class ArticlePageTests
{
    private const string Start = "<!DOCTYPE html><html><body>";
    private const string End = "</body></html>";

    [Theory]
    [InlineData("<p>One<p>Two", "<p>One</p><p>Two</p>")]
    [InlineData("<div class='Story-Body \"x' id=a onclick='go()' data-x=1><b>Bold</b>er</div>", "<div class=\"Story-Body  x\" id=\"a\">Bolder</div>")]
    [InlineData("<ul><li>One<li>Two</ul>", "<ul><li>One</li><li>Two</li></ul>")]
    [InlineData("One<br>two<br/>\n<br>three", "One two <p>three</p>")]
    [InlineData("<p>A <a href='javascript:go()'>link <a href=b>more</a></a> on", "<p>A <a href=\"/\">link more</a> on</p>")]
    [InlineData("<p><a href=b>link<div>box</div>", "<p><a href=\"/\">link</a></p><div>box</div>")]
    [InlineData("<script>var a = '<p>no</p>';</script><style>p {}</style><!-- <p>no</p> --><p>yes</p><noscript><p>no</p></noscript>", "<p>yes</p>")]
    [InlineData("<head><title>no</title></head><body><svg><text>no</text></svg><p>yes</p></body>", " <p>yes</p>")]
    [InlineData("<table><tr><td>One<td>Two</table>", " <div>One<div>Two</div></div>")]
    [InlineData("<p style='color: red; Display : none'>hidden", "<p hidden>hidden</p>")]
    [InlineData("<p aria-hidden=true hidden>hidden", "<p hidden>hidden</p>")]
    [InlineData("1 < 2 &amp; 3 <4", "1 &lt; 2 &amp; 3 &lt;4")]
    [InlineData("<p>end</b></div></p></p>", "<p>end</p>")]
    [InlineData("<svg>text goes on<p>here", "text goes on<p>here</p>")]
    [InlineData("<p>before<script>never closed <p>after", "<p>before</p>")]
    [InlineData("<p>before<a href='", "<p>before</p>")]
    public void A_page_is_written_anew_with_what_an_extractor_needs(string page, string expected) => Read(page).ShouldBe(Start + expected + End);

    [Theory]
    [InlineData("application/pdf")]
    [InlineData("image/jpeg; charset=utf-8")]
    [InlineData("application/rss+xml")]
    public void What_is_no_HTML_is_no_page(string type) => ArticlePage.Read("<p>Text"u8.ToArray(), type).ShouldBeNull();

    [Theory]
    [InlineData("<html>", true)]
    [InlineData("  <p>", true)]
    [InlineData("%PDF-1.7", false)]
    [InlineData("", false)]
    public void Without_a_type_the_first_character_tells(string body, bool isPage) =>
        (ArticlePage.Read(Encoding.UTF8.GetBytes(body), contentType: null) is not null).ShouldBe(isPage);

    [Theory]
    [InlineData("text/html; charset=windows-1251", "")]
    [InlineData("text/html", "<meta charset=windows-1251>")]
    [InlineData("TEXT/HTML", "<META http-equiv='Content-Type' content='text/html; charset=Windows-1251' />")]
    public void The_encoding_is_the_one_that_header_or_page_names(string type, string meta)
    {
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetBytes($"{meta}<p>Лавров");
        ArticlePage.Read(bytes, type).ShouldNotBeNull().ShouldContain("<p>Лавров</p>");
    }

    [Fact]
    public void Text_is_plain_and_as_long_as_a_field_may_be()
    {
        ArticlePage.TextOf("<div><p>One &amp; two</p><p>Three</p></div>").ShouldBe("One & two\nThree");
        ArticlePage.TextOf($"<p>{string.Concat(Enumerable.Repeat("word ", 50_000))}</p>").Length.ShouldBe(64 * 1024);
    }

    public static TheoryData<string, string> HostilePages => new()
    {
        { "nested", Many("<div>", 400_000) },
        { "lists", Many("<ul><li><a>x", 150_000) },
        { "never closed", Many("<svg>", 400_000) },
        { "formatting", string.Concat(Enumerable.Range(0, 100_000).Select(number => $"<b id={number}><i><p>")) },
        { "attributes", $"<p {string.Concat(Enumerable.Range(0, 200_000).Select(number => $"a{number}={number} "))}>" },
        { "quotes", Many("<p a='", 300_000) },
        { "brackets", Many("<", 2_000_000) },
        { "comments", Many("<!--", 500_000) },
        { "spaces", $"<p>{new string(' ', 2_000_000)}" },
        { "paragraphs", Many("<p>word", 300_000) },
        { "breaks", Many("<br>", 500_000) },
        { "tables", Many("<table><tr><td>", 130_000) },
        { "ends", Many("<div></section></p></a>", 80_000) },
    };

    [Theory]
    [MemberData(nameof(HostilePages))]
    public void No_page_gives_an_extractor_much(string name, string page)
    {
        name.ShouldNotBeEmpty();
        ExpectSafe(Read(page));
    }

    [Fact]
    public void Whatever_a_page_is_made_of_it_is_written_anew_in_good_order()
    {
        var random = new Random(20261129);
        string[] parts = ["<p>", "</p>", "<div class=a>", "</div>", "<a href=x>", "</a>", "<li>", "<ul>", "</ul>", "<br>", "<td>", "<table>", "</table>", "<h1>", "<h2>", "<b>", "<script>", "</script>", "<!--", "-->", "<", ">", "'", "\"", " ", "word", "&lt;", "<form>", "<select>", "</select>", "<dt>", "<dd>", "<p hidden", "\0"];
        for (var page = 0; page < 2_000; page++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 200)).Select(_ => parts[random.Next(parts.Length)]));
            ExpectSafe(Read(text));
        }
    }

    // Only our own tags, each closed in its turn, not too deep and not too many.
    private static void ExpectSafe(string clean)
    {
        var open = new Stack<string>();
        var tags = 0;
        foreach (Match tag in Tags().Matches(clean["<!DOCTYPE html>".Length..]))
        {
            tags++;
            if (tag.Groups["end"].Length > 0)
            {
                open.Pop().ShouldBe(tag.Groups["name"].Value);
            }
            else
            {
                open.Push(tag.Groups["name"].Value);
                open.Count.ShouldBeLessThanOrEqualTo(62);
                open.Count(name => name == "a").ShouldBeLessThanOrEqualTo(1);
            }
        }

        open.ShouldBeEmpty();
        tags.ShouldBeLessThanOrEqualTo(10_010);
        clean.Count(character => character == '<').ShouldBe(tags + 1, "every < is one of our own tags");
        clean.Length.ShouldBeLessThan(400 * 1024);
    }

    private static string Read(string page) => ArticlePage.Read(Encoding.UTF8.GetBytes(page), "text/html").ShouldNotBeNull();

    private static string Many(string part, int times) => new StringBuilder().Insert(0, part, times).ToString();

    [GeneratedRegex("<(?<end>/?)(?<name>[a-z][a-z0-9]*)(?: (?:class|id|role|href)=\"[^\"<>]*\"| hidden)*>", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Tags();
}
