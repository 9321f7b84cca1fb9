using FeedWatch.Parsing;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace FeedWatch.Tests.Parsing;

public class HtmlTextTests
{
    private readonly HtmlText html = new();

    [Theory]
    [InlineData("Plain", "Plain")]
    [InlineData(" a\n b\t\u00A0c ", "a b c")]
    [InlineData("<b>UN</b> <i>Security</i> Council", "UN Security Council")]
    [InlineData("in<b>divid</b>ual", "individual")]
    [InlineData("one<br>two<p>three", "one two three")]
    [InlineData("AT&amp;T", "AT&T")]
    [InlineData("AT&amp;amp;T", "AT&T")]
    [InlineData("&lt;b&gt;bold&lt;/b&gt; move", "bold move")]
    [InlineData("1 < 2 & 3 > 2", "1 < 2 & 3 > 2")]
    [InlineData("Lavrov&#8217;s &#x2018;no&#x2019; &#146;", "Lavrov’s ‘no’ ’")]
    [InlineData("<![CDATA[Escaped too often]]>", "Escaped too often")]
    [InlineData("a\u202Eb\u2066c\u0007d", "abcd")]
    [InlineData("<table><tr><td>a</td><td>b</td></tr></table>", "a b")]
    [InlineData("caf&eacute &copy 2026", "café © 2026")]
    [InlineData("x<sub>2</sub", "x2")]
    public void A_title_is_one_clean_line(string markup, string expected) => html.Line(markup).ShouldBe(expected);

    [Theory]
    [InlineData("<p>One.</p>\n<p>Two.</p>", "One.\nTwo.")]
    [InlineData("One.<br/>Two.<br><br>Three.", "One.\nTwo.\nThree.")]
    [InlineData("<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>d", "a\nb\nc\nd")]
    [InlineData("<h1>Head</h1>text<div>more</div>", "Head\ntext\nmore")]
    [InlineData("<p>a<p>b", "a\nb")]
    [InlineData("a<script>if (x < y) { }</script>b<style>p { }</style>c", "abc")]
    [InlineData("a<iframe src='x'></iframe>b<!-- a comment -->c", "abc")]
    [InlineData("<head><title>no</title></head><body>yes</body>", "yes")]
    [InlineData("<p>a</div>b", "ab")]
    [InlineData("&amp;lt;p&amp;gt; is a tag", "&lt;p&gt; is a tag")]
    [InlineData("&lt;p&gt;escaped&lt;/p&gt;&lt;p&gt;twice&lt;/p&gt;", "escaped\ntwice")]
    [InlineData("<p title='a > b' class=x data-y=\"<p>\">kept</p>", "kept")]
    [InlineData("Center <span class=\"center\">text</span>", "Center text")]
    [InlineData("<p>日本<b>語</b></p>", "日本語")]
    public void A_text_has_a_line_for_each_block(string markup, string expected) => html.Lines(markup).ShouldBe(expected);

    [Fact]
    public void Text_without_anything_to_change_is_the_very_same_string()
    {
        var text = string.Concat("Nothing to ", "change");

        html.Lines(text).ShouldBeSameAs(text);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_replaced_and_a_whole_one_kept()
    {
        html.Line("half \uD83D a pair").ShouldBe("half \uFFFD a pair");
        html.Line("whole \uD83D\uDE00 pair").ShouldBe("whole \uD83D\uDE00 pair");
    }

    [Fact]
    public void A_field_is_cut_at_its_limit_and_never_within_a_character()
    {
        html.Lines(new string('x', 1_000_000)).Length.ShouldBe(64 * 1024);
        html.Line(string.Concat(Enumerable.Repeat("\uD83D\uDE00", 5_000))).ShouldNotContain('\uFFFD');
    }

    [Fact]
    public void Pictures_written_into_the_text_do_not_use_up_its_limit() =>
        html.Lines($"<p>before</p><img src=\"data:image/png;base64,{new string('A', 500_000)}\"><p>after</p>").ShouldBe("before\nafter");

    [Property(MaxTest = 2_000)]
    public Property Any_markup_gives_the_same_text_on_both_ways() => Prop.ForAll(AnyMarkup.ToArbitrary(), GivesTheSameOnBothWays);

    [Property(MaxTest = 1_000)]
    public Property Markup_that_closes_what_it_opens_gives_the_same_text_on_both_ways() => Prop.ForAll(NestedMarkup.ToArbitrary(), GivesTheSameOnBothWays);

    // An element of no effect at the end sends the markup to the other parser.
    private static void GivesTheSameOnBothWays(string markup) =>
        new HtmlText().Lines("<p>" + markup).ShouldBe(new HtmlText().Lines("<p>" + markup + "<object></object>"), markup);

    private static Gen<string> NestedMarkup => Gen.Elements("p", "b", "i", "em", "div", "span", "ul", "li", "ol", "h2", "h3", "blockquote", "a", "pre", "code", "section", "td")
        .ListOf()
        .Select(tags => tags.Aggregate("text", (inner, tag) => inner.Length % 3 == 0 ? $"a<{tag}>{inner}</{tag}>b" : $"<{tag}>{inner} </{tag}> c<br>"));

    private static Gen<string> AnyMarkup => Gen.Elements(
            "text", " ", "\n", "&amp;", "&eacute;", "&#8217;", "&nbsp;", "&", "& ", "&copy", "&lt", "&#65", "<", "< ", ">", "\u00A0", "\"", "日本",
            "<p>", "</p>", "<p class=\"a\">", "<br>", "<br/>", "</br>", "<b>", "</b>", "<i>", "</i>", "<em>", "</em>", "<a href='x?a=1&b=2'>", "</a>",
            "<div>", "</div>", "<span title=\"a>b\">", "</span>", "<ul>", "</ul>", "<ol>", "</ol>", "<li>", "</li>", "<h2>", "</h2>", "<h3>", "</h3>",
            "<img src=\"a\" alt='b'/>", "</img>", "<hr>", "<blockquote>", "</blockquote>", "<pre>", "</pre>", "<code>", "</code>", "<!-- c -->", "<!-->",
            "<!x>", "<?x?>", "</>", "<script>a<b</script>", "<style>x</style>", "<iframe></iframe>", "<b", "<div/>", "<P>", "</P>", "<table>", "<td>", "</table>",
            "<strong>", "</strong>", "<font size=2>", "</font>", "<figure>", "</figure>", "<x-y>", "</x-y>")
        .ListOf()
        .Select(pieces => string.Concat(pieces));
}
