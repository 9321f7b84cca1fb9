using System.Text;

namespace FeedWatch.Tests.Parsing;

public class EncodingTests
{
    [Fact]
    public void Lavrov_is_found_in_a_feed_in_windows_1251()
    {
        var entry = Fixture.Document("russian.cp1251.xml").Entries.ShouldHaveSingleItem();

        entry.Title.ShouldBe("Лавров: «переговоры продолжатся» — МИД");
        entry.Summary.ShouldContain("Лавров выступил в Совете Безопасности ООН");
        entry.PublishedAt.ShouldBe(new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero));
    }

    [Theory]
    [InlineData("windows-1251", 1251, "Лавров")]
    [InlineData("koi8-r", 20866, "Лавров")]
    [InlineData("iso-8859-5", 28595, "Лавров")]
    [InlineData("ISO-8859-1", 1252, "“Größe” – café")]
    [InlineData("us-ascii", 1252, "naïve")]
    [InlineData("iso-8859-2", 28592, "Łódź")]
    [InlineData("iso-8859-9", 1254, "İstanbul")]
    [InlineData("windows-1256", 1256, "مجلس الأمن")]
    [InlineData("Shift_JIS", 932, "安全保障理事会")]
    [InlineData("euc-jp", 51932, "安全保障理事会")]
    [InlineData("gb2312", 54936, "联合国安理会镕")]
    [InlineData("GBK", 54936, "拉夫罗夫")]
    [InlineData("gb18030", 54936, "拉夫罗夫")]
    [InlineData("euc-kr", 949, "안전보장이사회 똠")]
    [InlineData("Big5", 950, "聯合國安理會")]
    public void A_feed_is_read_in_the_encoding_it_declares(string name, int codePage, string title) =>
        TitleOf(codePage, title, name).ShouldBe(title);

    [Fact]
    public void The_header_counts_more_than_the_declaration() =>
        TitleOf(1251, "Лавров", "koi8-r", "text/xml; charset=\"windows-1251\"").ShouldBe("Лавров");

    [Fact]
    public void A_byte_order_mark_counts_more_than_both()
    {
        byte[] body = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Feed("Лавров", "koi8-r"))];

        Fixture.Document(body, "text/xml; charset=windows-1251").Entries[0].Title.ShouldBe("Лавров");
    }

    [Theory]
    [InlineData("windows-1252", null)]
    [InlineData("iso-8859-1", "application/rss+xml")]
    [InlineData("utf-8", "text/xml; charset=ISO-8859-1")]
    [InlineData("utf-8", "text/xml; charset=gbk")]
    [InlineData("no-such-charset", "text/xml; charset=nonsense")]
    [InlineData("utf-16", null)]
    public void Valid_utf_8_is_utf_8_whatever_it_is_called(string declared, string? contentType) =>
        Fixture.Document(Encoding.UTF8.GetBytes(Feed("Лавров, Größe", declared)), contentType).Entries[0].Title.ShouldBe("Лавров, Größe");

    [Fact]
    public void A_declaration_helps_where_the_header_is_wrong() =>
        TitleOf(1251, "Лавров и Совет", "windows-1251", "text/xml; charset=utf-8").ShouldBe("Лавров и Совет");

    [Fact]
    public void A_few_accents_in_what_is_called_utf_8_are_western() => TitleOf(1252, "Café “Größe”", "utf-8").ShouldBe("Café “Größe”");

    [Fact]
    public void One_broken_character_does_not_spoil_the_others()
    {
        var body = Encoding.UTF8.GetBytes(Feed("Лавров | Größe", "utf-8"));
        body[body.AsSpan().IndexOf((byte)'|')] = 0xE9;

        Fixture.Document(body).Entries[0].Title.ShouldBe("Лавров \uFFFD Größe");
    }

    [Fact]
    public void A_body_cut_within_a_character_is_still_utf_8()
    {
        var body = Encoding.UTF8.GetBytes("<rss><channel><title>Порт</title><item><title>Лавров</title></item><item><title>Ж");

        Fixture.Document(body[..^1], "text/xml; charset=iso-8859-1").Entries.ShouldHaveSingleItem().Title.ShouldBe("Лавров");
    }

    [Fact]
    public void A_json_feed_may_be_in_another_encoding_too()
    {
        var body = CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetBytes("""{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","title":"Лавров"}]}""");

        Fixture.Document(body, "application/json; charset=windows-1251").Entries[0].Title.ShouldBe("Лавров");
    }

    private static string TitleOf(int codePage, string title, string declared, string? contentType = null) =>
        Fixture.Document(CodePagesEncodingProvider.Instance.GetEncoding(codePage)!.GetBytes(Feed(title, declared)), contentType).Entries[0].Title;

    private static string Feed(string title, string declared) =>
        $"<?xml version=\"1.0\" encoding=\"{declared}\"?>\n<rss><channel><item><title>{title}</title></item></channel></rss>";
}
