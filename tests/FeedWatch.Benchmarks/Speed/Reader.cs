using System.ServiceModel.Syndication;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using CodeHollow.FeedReader;
using FeedWatch.Parsing;

namespace FeedWatch.Benchmarks.Speed;

/// <summary>One way to read a document.</summary>
/// <param name="Name">As shown.</param>
/// <param name="Read">Gives something that depends on what was read, so that nothing is left out.</param>
/// <param name="OfXml">It reads XML.</param>
/// <param name="OfJson">It reads JSON.</param>
internal sealed record Reader(string Name, Func<byte[], int> Read, bool OfXml, bool OfJson)
{
    public const string Ours = "FeedWatch";

    private static readonly Uri Url = new("https://speed.example/feed");
    private static readonly FeedParser Parser = new() { KeepsMarkup = true };
    private static readonly FeedParser ToPlainText = new();

    /// <summary>A row each. The first that can read a document is the measure of the others.</summary>
    public static IReadOnlyList<Reader> All { get; } =
    [
        new("XmlReader, a bare pass", XmlPass, OfXml: true, OfJson: false),
        new("Utf8JsonReader, a bare pass", JsonPass, OfXml: false, OfJson: true),
        new(Ours, body => Parse(Parser, body), OfXml: true, OfJson: true),
        new(Ours + ", and plain text of it", body => Parse(ToPlainText, body), OfXml: true, OfJson: true),
        new("CodeHollow.FeedReader", body => FeedReader.ReadFromByteArray(body).Items.Count, OfXml: true, OfJson: false),
        new("System.ServiceModel.Syndication", Syndication, OfXml: true, OfJson: false),
        new("System.Text.Json, a tree", body => JsonNode.Parse(body)!["items"]!.AsArray().Count, OfXml: false, OfJson: true),
    ];

    public static IEnumerable<Reader> Of(Document document) => All.Where(reader => document.IsJson ? reader.OfJson : reader.OfXml);

    public override string ToString() => Name;

    private static int Parse(FeedParser parser, byte[] body) => ((ParseResult.Parsed)parser.Parse(body, contentType: null, Url)).Document.Entries.Count;

    // Every value is fetched, as whoever wants to use it has to.
    private static int XmlPass(byte[] body)
    {
        using var stream = new MemoryStream(body, writable: false);
        using var xml = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, CheckCharacters = false });
        var characters = 0;
        while (xml.Read())
        {
            characters += xml.HasValue ? xml.Value.Length : 0;
            while (xml.MoveToNextAttribute())
            {
                characters += xml.Value.Length;
            }
        }

        return characters;
    }

    private static int JsonPass(byte[] body)
    {
        var json = new Utf8JsonReader(body);
        var characters = 0;
        while (json.Read())
        {
            characters += json.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? json.GetString()!.Length : 1;
        }

        return characters;
    }

    private static int Syndication(byte[] body)
    {
        using var stream = new MemoryStream(body, writable: false);
        using var xml = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return SyndicationFeed.Load(xml).Items.Count();
    }
}
