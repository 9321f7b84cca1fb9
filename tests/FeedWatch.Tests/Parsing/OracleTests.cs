using System.Net;
using System.Text;
using System.Xml.Linq;
using CodeHollow.FeedReader;
using FeedWatch.Parsing;

namespace FeedWatch.Tests.Parsing;

/// <summary>Well-formed feeds as an independent reader takes them: what both can read, they read alike.</summary>
public sealed class OracleTests
{
    private const int FeedsOfAKind = 100;

    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";
    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XNamespace Rss1 = "http://purl.org/rss/1.0/";

    private static readonly string[] Words = ["Lavrov", "Лавров", "AT&T", "1 < 2", "“quoted”", "<b>bold</b>", "&amp;", "it's", "安理会", "مجلس", "]]>", "\"q\"", "café", "é", "--", "naïve"];

    public static TheoryData<string, int> EachFeed =>
        [.. from kind in new[] { "rss", "rdf", "atom" } from seed in Enumerable.Range(0, FeedsOfAKind) select (kind, seed)];

    [Theory]
    [MemberData(nameof(EachFeed))]
    public void A_well_formed_feed_is_read_as_another_reader_reads_it(string kind, int seed)
    {
        var random = new Random(seed);
        var body = Encoding.UTF8.GetBytes(Written(kind switch { "rss" => Rss(random), "rdf" => RdfOf(random), _ => AtomOf(random) }, random));

        var ours = (new FeedParser { KeepsMarkup = true }.Parse(body, null, Fixture.Url) as ParseResult.Parsed)!.Document;
        var theirs = FeedReader.ReadFromByteArray(body);

        ours.Title.Trim().ShouldBe(theirs.Title.Trim());
        ours.Repairs.ShouldBeEmpty();
        ours.Entries.Select(entry => (entry.Title.Trim(), entry.Address, entry.PublishedAt ?? entry.UpdatedAt))
            .ShouldBe(theirs.Items.Select(entry => (entry.Title.Trim(), (string?)entry.Link, Instant(entry.PublishingDate))));
        ours.Entries.Select(entry => Read(kind == "atom" ? entry.Content : entry.Summary)).ShouldBe(theirs.Items.Select(entry => Read(kind == "atom" ? entry.Content : entry.Description)));
        if (kind != "rdf")
        {
            // It gives RDF's items no id.
            ours.Entries.Select(entry => entry.EntryId).ShouldBe(theirs.Items.Select(entry => entry.Id));
        }
    }

    // It resolves the references of HTML in some fields and leaves them in others.
    private static string Read(string html) => WebUtility.HtmlDecode(html);

    private static DateTimeOffset? Instant(DateTime? date) => date is { } at ? new DateTimeOffset(at.ToUniversalTime(), TimeSpan.Zero) : null;

    private static XElement Rss(Random random) =>
        new(
            "rss",
            new XAttribute("version", "2.0"),
            new XAttribute(XNamespace.Xmlns + "content", Content.NamespaceName),
            new XElement("channel", new XElement("title", Text(random)), new XElement("link", "https://wire.example/"), new XElement("description", "x"), Numbers(random).Select(number => new XElement(
                "item",
                new XElement("title", Text(random)),
                new XElement("link", $"https://wire.example/{number}?a=1&b=2"),
                new XElement("guid", new XAttribute("isPermaLink", "false"), $"id {number} & more"),
                new XElement("description", Text(random)),
                new XElement("pubDate", $"Wed, 04 Mar 2026 05:06:{number:00} GMT")))));

    private static XElement RdfOf(Random random) =>
        new(
            Rdf + "RDF",
            new XAttribute(XNamespace.Xmlns + "rdf", Rdf.NamespaceName),
            new XAttribute("xmlns", Rss1.NamespaceName),
            new XElement(Rss1 + "channel", new XElement(Rss1 + "title", Text(random)), new XElement(Rss1 + "link", "https://wire.example/")),
            Numbers(random).Select(number => new XElement(
                Rss1 + "item",
                new XAttribute(Rdf + "about", $"https://wire.example/{number}"),
                new XElement(Rss1 + "title", Text(random)),
                new XElement(Rss1 + "link", $"https://wire.example/{number}"),
                new XElement(Rss1 + "description", Text(random)))));

    private static XElement AtomOf(Random random) =>
        new(
            Atom + "feed",
            new XElement(Atom + "title", Text(random)),
            new XElement(Atom + "id", "tag:wire.example,2026:feed"),
            new XElement(Atom + "updated", "2026-03-04T05:06:07Z"),
            Numbers(random).Select(number => new XElement(
                Atom + "entry",
                new XElement(Atom + "id", $"tag:wire.example,2026:{number}"),
                new XElement(Atom + "title", Text(random)),
                new XElement(Atom + "link", new XAttribute("href", $"https://wire.example/{number}?a=1&b=2")),
                new XElement(Atom + "published", $"2026-03-04T05:06:{number:00}+01:00"),
                new XElement(Atom + "content", new XAttribute("type", "html"), Text(random)))));

    // Each number once, so that links and ids are too.
    private static IEnumerable<int> Numbers(Random random) => Enumerable.Range(0, random.Next(1, 12));

    private static string Text(Random random) => string.Join(' ', Enumerable.Range(0, random.Next(1, 9)).Select(_ => Words[random.Next(Words.Length)]));

    // On one line, indented, or with comments and instructions around: none of it is content.
    private static string Written(XElement root, Random random)
    {
        var document = new XDocument(new XDeclaration("1.0", "utf-8", null), new XComment(" made by a test "), root);
        return document.Declaration + document.ToString(random.Next(2) == 0 ? SaveOptions.None : SaveOptions.DisableFormatting);
    }
}
