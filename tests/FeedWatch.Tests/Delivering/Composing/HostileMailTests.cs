using System.Text;
using AngleSharp.Html.Parser;
using FeedWatch.Alerting;
using FeedWatch.Delivering;
using FeedWatch.Testing;

namespace FeedWatch.Tests.Delivering.Composing;

/// <summary>What a feed says is data, whatever it says.</summary>
public class HostileMailTests
{
    private static readonly MailContent Mail = MailComposer.Compose(
        new() { Id = new("Desk\r\nBcc: x@example.org"), Email = "desk@example.org" },
        [HostileStory.Hit],
        [new(NoticeKind.DeliveryRefused, "<script>\u001b[31m", "a\r\nb\u202E<img src=x onerror=alert(1)>", 1)]);

    [Fact]
    public void Subject_and_name_are_one_short_line_each()
    {
        foreach (var header in new[] { Mail.Subject, Mail.ToName })
        {
            header.Length.ShouldBeLessThanOrEqualTo(120);
            header.ShouldNotContain('\r');
            header.ShouldNotContain('\n');
        }
    }

    [Fact]
    public void No_part_holds_control_characters_reversals_or_half_characters()
    {
        foreach (var part in new[] { Mail.Subject, Mail.ToName, Mail.Text, Mail.Html })
        {
            part.Where(character => char.IsControl(character) && character != '\n').ShouldBeEmpty();
            part.Where(character => character is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')).ShouldBeEmpty();
            part.Where((character, at) => char.IsSurrogate(character) && !IsPaired(part, at)).ShouldBeEmpty();
        }
    }

    [Fact]
    public void The_html_has_no_element_or_attribute_that_we_did_not_write()
    {
        var document = new HtmlParser().ParseDocument(Mail.Html);

        document.QuerySelectorAll("script, img, i, iframe, form, link").ShouldBeEmpty();
        document.All.SelectMany(element => element.Attributes).Select(attribute => attribute.Name).Distinct()
            .ShouldBeSubsetOf(["lang", "charset", "name", "content", "class", "style", "role", "width", "cellpadding", "cellspacing", "border", "align", "dir", "href"]);
        document.QuerySelectorAll("a").Length.ShouldBe(1);
        document.QuerySelector("a")!.TextContent.ShouldContain("<script>alert(1)</script>");
    }

    [Fact]
    public void The_mail_stays_small()
    {
        Encoding.UTF8.GetByteCount(Mail.Html).ShouldBeLessThan(12_000);
        Encoding.UTF8.GetByteCount(Mail.Text).ShouldBeLessThan(4_000);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,<script>alert(1)</script>")]
    [InlineData("file:///etc/passwd")]
    public void A_link_that_is_not_http_is_left_out(string link)
    {
        var mail = MailComposer.Compose(new() { Id = new("Desk"), Email = "desk@example.org" }, [HostileStory.Hit with { Link = new Uri(link) }], []);

        mail.Html.ShouldNotContain("href");
        mail.Text.ShouldNotContain(link);
    }

    private static bool IsPaired(string text, int at) =>
        char.IsHighSurrogate(text[at]) ? at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) : at > 0 && char.IsHighSurrogate(text[at - 1]);
}
