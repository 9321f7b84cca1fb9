using System.Xml;

namespace FeedWatch.Parsing;

/// <summary>Reads RSS, RDF, Atom and JSON Feed. A document that breaks off gives the entries that were whole.</summary>
public sealed class FeedParser : IFeedParser
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CheckCharacters = false,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    public ParseResult Parse(ReadOnlyMemory<byte> body, string? contentType, Uri baseUrl)
    {
        var text = BodyText.Decode(body.Span, contentType).TrimStart('\uFEFF');
        return Within(FeedLimits.Characters, text, readable => ParseText(readable, baseUrl));
    }

    private static ParseResult Within(int most, string text, Func<string, ParseResult> parse)
    {
        if (text.Length <= most)
        {
            return parse(text);
        }

        return parse(text[..most]) is ParseResult.Parsed { Document: var document }
            ? new ParseResult.Parsed(document with { End = DocumentEnd.OverLimit })
            : new ParseResult.NotAFeed(NoFeed.OverLimit);
    }

    private static ParseResult ParseText(string text, Uri baseUrl) => text.AsSpan().TrimStart() switch
    {
        [] => new ParseResult.NotAFeed(NoFeed.Empty),
        ['{' or '[', ..] => ParseJson(text, baseUrl),
        _ => Within(XmlTags.StartOfHuge(text), text, readable => ParseXml(readable, baseUrl)),
    };

    private static ParseResult ParseJson(string text, Uri baseUrl)
    {
        var json = Charset.Utf8.GetBytes(text);
        var document = new JsonFeedReader(json, baseUrl).Read();
        if (document is not { End: DocumentEnd.Whole })
        {
            document = Better(document, new JsonFeedReader(JsonText.WithoutControls(json), baseUrl).Read());
        }

        return document is null ? new ParseResult.NotAFeed(NoFeed.OtherJson) : new ParseResult.Parsed(document);
    }

    private static ParseResult ParseXml(string text, Uri baseUrl)
    {
        if (Prolog.Read(text) is not { } prolog)
        {
            return new ParseResult.NotAFeed(NoFeed.NeitherXmlNorJson);
        }

        if (NoFeed.ReasonFor(prolog) is not { } reason)
        {
            return ParseXml(text, prolog, baseUrl);
        }

        return Prolog.ReadAfterJunk(text, prolog.RootStart + 1) is { } later && NoFeed.ReasonFor(later) is null
            ? ParseXml(text, later, baseUrl)
            : new ParseResult.NotAFeed(reason);
    }

    private static ParseResult ParseXml(string text, Prolog prolog, Uri baseUrl)
    {
        var document = ReadXml(text, prolog.RootStart, [], baseUrl);
        if (document is not { End: DocumentEnd.Whole })
        {
            var mended = XmlRepair.Mend(text[prolog.RootStart..]);
            document = Better(document, ReadXml(mended, 0, XmlPrefixes.UsedIn(mended), baseUrl));
        }

        return document is null ? new ParseResult.NotAFeed(NoFeed.BrokenAtStart) : new ParseResult.Parsed(document);
    }

    // Mending can only help, but it is the first reading that read what was sent.
    private static FeedDocument? Better(FeedDocument? asSent, FeedDocument? mended) =>
        mended is not null && (asSent is null || mended.End == DocumentEnd.Whole || mended.Entries.Count > asSent.Entries.Count) ? mended : asSent;

    private static FeedDocument? ReadXml(string text, int start, IEnumerable<string> prefixes, Uri baseUrl)
    {
        using var characters = new StringReader(text);
        SkipTo(characters, start);
        using var reader = XmlReader.Create(characters, Settings, XmlPrefixes.Context(prefixes));
        return new XmlFeedReader(new XmlWalk(reader), baseUrl).Read();
    }

    private static void SkipTo(StringReader characters, int start)
    {
        Span<char> skipped = stackalloc char[256];
        while (start > 0)
        {
            start -= characters.Read(skipped[..Math.Min(start, skipped.Length)]);
        }
    }
}
