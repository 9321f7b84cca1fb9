using FeedWatch.Parsing;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace FeedWatch.Tests.Parsing;

public class HtmlOffsetsTests
{
    private readonly HtmlText html = new();

    [Theory]
    [InlineData("Plain Lavrov text", "Lavrov", "Lavrov")]
    [InlineData("<b>UN</b> <i>Security</i> Council", "UN Security Council", "UN</b> <i>Security</i> Council")]
    [InlineData("in<b>divid</b>ual", "divid", "divid")]
    [InlineData("L&rsquo;ONU se r&eacute;unit", "réunit", "r&eacute;unit")]
    [InlineData("Lavrov&#8217;s &#x2018;no&#x2019;", "Lavrov’s", "Lavrov&#8217;s")]
    [InlineData("<p title='a > Lavrov' data-x=\"<p>\">Lavrov</p>", "Lavrov", "Lavrov")]
    [InlineData("<!-- Lavrov --><script>Lavrov</script><style>Lavrov</style>Mr Lavrov", "Mr Lavrov", "Mr Lavrov")]
    [InlineData("<svg><text>UN</text></svg><object>UN<object>UN</object></object>the UN", "UN", "UN")]
    [InlineData("<svg/>the UN met", "UN met", "UN met")]
    [InlineData("caf&eacute &copy 2026", "é © 2", "&eacute &copy 2")]
    [InlineData("one&nbsp;&#32;\n two", "one two", "one&nbsp;&#32;\n two")]
    [InlineData("Lav\u202Erov \u0007here", "Lavrov", "Lav\u202Erov")]
    [InlineData("&#x1F600; 𝐋𝐚𝐯𝐫𝐨𝐯 in Rome", "𝐋𝐚𝐯𝐫𝐨𝐯", "𝐋𝐚𝐯𝐫𝐨𝐯")]
    [InlineData("<p>联合国<b>安理会</b>通过决议</p>", "国安理", "国<b>安理")]
    [InlineData("&#x1F600;&#128512; x", "😀😀", "&#x1F600;&#128512;")]
    [InlineData("<![CDATA[Mr Lavrov]]>", "Lavrov", "Lavrov")]
    [InlineData("&lt;b&gt;bold&lt;/b&gt; move", "bold move", "bold&lt;/b&gt; move")]
    [InlineData("AT&amp;amp;T rises", "AT&T", "AT&amp;amp;T")]
    [InlineData("<!-- UN --!>the UN<!-- c -->", "UN", "UN")]
    [InlineData("a <xmp><b>x</b></xmp> b <!DOCTYPE c> d <?e?> </> f", "b d f", "b <!DOCTYPE c> d <?e?> </> f")]
    public void A_place_in_a_line_is_found_in_its_markup(string markup, string place, string expected) => Locate(markup, html.Line(markup), place, html.LineOffsets(markup)).ShouldBe(expected);

    [Theory]
    [InlineData("<p>One.</p>\n<p>Two.</p>", "One.\nTwo.", "One.</p>\n<p>Two.")]
    [InlineData("&lt;p&gt;Mr Lavrov&lt;/p&gt;&lt;p&gt;twice&lt;/p&gt;", "Lavrov\ntwice", "Lavrov&lt;/p&gt;&lt;p&gt;twice")]
    [InlineData("&amp;lt;p&amp;gt; is a tag", "<p> is", null)]
    [InlineData("<table><tr><td>cell</td></tr>moved before it</table>", "moved before it", "moved before it")]
    [InlineData("<table><tr><td>cell</td></tr>moved before it</table>", "cell", "cell")]
    [InlineData("<p><object>a</p>unclosed", "x", null)]
    public void A_place_in_a_text_is_found_in_its_markup(string markup, string place, string? expected)
    {
        var text = html.Lines(markup);
        if (expected is null)
        {
            text.ShouldNotContain(place);
            return;
        }

        Locate(markup, text, place, html.LinesOffsets(markup)).ShouldBe(expected);
    }

    [Fact]
    public void What_lies_behind_the_cut_of_a_field_changes_nothing()
    {
        var markup = string.Concat(Enumerable.Repeat("<i>Lavrov</i> ", 20_000));
        var text = html.Lines(markup);
        var last = text.LastIndexOf("Lavrov", StringComparison.Ordinal);
        var (start, length) = html.LinesOffsets(markup).Locate(last, 6);
        markup.Substring(start, length).ShouldBe("Lavrov");
        (start / 14).ShouldBe(last / 7);
    }

    [Theory]
    [InlineData("<!-- c -->")]
    [InlineData("<!--")]
    [InlineData("&&amp")]
    [InlineData("<xmp><")]
    [InlineData("<table>x<td>y")]
    [InlineData("<object>a</p>b")]
    [InlineData("<svg><p>q")]
    public void Hostile_markup_is_walked_to_its_end(string piece)
    {
        var markup = string.Concat(Enumerable.Repeat(piece, 64 * 1024 / piece.Length));
        html.LinesOffsets(markup).Locate(0, 0).Length.ShouldBe(0);
    }

    [Property(MaxTest = 2_000)]
    public Property A_place_in_ordinary_markup_holds_its_letters_and_no_others(NonNegativeInt one, NonNegativeInt other) => Prop.ForAll(OrdinaryMarkup.ToArbitrary(), markup =>
    {
        var (text, place, source) = PlaceOf(markup, one.Get, other.Get);
        LettersOf(source).ShouldBe(WithoutSpace(place), $"{markup} is {text}");
    });

    [Property(MaxTest = 2_000)]
    public Property A_place_in_broken_markup_holds_its_letters_and_no_others(NonNegativeInt one, NonNegativeInt other) => Prop.ForAll(BrokenMarkup.ToArbitrary(), markup =>
    {
        var (text, place, source) = PlaceOf(markup, one.Get, other.Get);
        LettersOf(source).ShouldBe(WithoutSpace(place), $"{markup} is {text}");
    });

    private static (string Text, string Place, string Source) PlaceOf(string markup, int one, int other)
    {
        var text = new HtmlText().Lines(markup);
        var (start, end) = (Math.Min(one % (text.Length + 1), other % (text.Length + 1)), Math.Max(one % (text.Length + 1), other % (text.Length + 1)));
        var place = OnLetters(text, start, end);
        var (at, length) = new HtmlText().LinesOffsets(markup).Locate(start, end - start);
        return (text, place, markup.Substring(at, length));
    }

    // A place of a query begins and ends with a letter, and a letter of two units is whole.
    private static string OnLetters(string text, int start, int end)
    {
        var from = start > 0 && start < text.Length && char.IsLowSurrogate(text[start]) ? start - 1 : start;
        var to = end > from && end < text.Length && char.IsLowSurrogate(text[end]) ? end + 1 : end;
        return start == end ? string.Empty : text[from..to].Trim();
    }

    // Without white space: which words an end tag parts depends on the tag that it ends, which stands before the place.
    private static string LettersOf(string source) => WithoutSpace(new HtmlText().Lines(source));

    private static string WithoutSpace(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));

    private static string Locate(string markup, string text, string place, HtmlOffsets offsets)
    {
        text.ShouldContain(place);
        var (start, length) = offsets.Locate(text.IndexOf(place, StringComparison.Ordinal), place.Length);
        return markup.Substring(start, length);
    }

    private static Gen<string> OrdinaryMarkup => Gen.Elements(
            "text ", "Лавров", " ", "\n", "&amp; ", "&eacute;", "&#8217;", "&nbsp;", "&#x6F22;", "&#119808;", "< ", "日本", "لافروف", "é", "\u202E", "\u00AD",
            "<p>one</p>", "<br>", "<br/>", "<b>two</b>", "<em class='a>b'>three</em>", "<a href=\"x?a=1&b=2\">four</a>", "<img src=\"a\" alt='b'/>",
            "<!-- c > d -->", "<script>a<b</script>", "<style>x</style>", "<iframe>y</iframe>", "<div>five<ul><li>six</li></ul></div>", "<h2>seven</h2>")
        .ListOf()
        .Select(string.Concat);

    private static Gen<string> BrokenMarkup => Gen.Elements(
            "text ", "&amp; ", "&copy ", "&#65", "&", "<", "< ", ">", "Лавров", "日本", "<p>", "</p>", "<b>", "</b>", "<i>", "</i>", "<a href='x'>", "</a>",
            "<div>", "</div>", "<span title=\"a>b\">", "<ul>", "</ul>", "<li>", "</li>", "<h2>", "</h3>", "<!-- c -->", "<!-->", "<!x>", "<?x?>", "</>",
            "<script>a<b</script>", "<object>z</object>", "<svg><p>q</p></svg>", "<title>t</title>", "<x-y>", "<P>", "</br>", "<div/>", "<td>cell", "<tr>")
        .ListOf()
        .Select(pieces => string.Concat(pieces.Prepend("<p>")));
}
