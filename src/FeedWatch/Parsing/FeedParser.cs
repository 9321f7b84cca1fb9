using System.Buffers;
using FeedWatch.Parsing.Markup;

namespace FeedWatch.Parsing;

/// <summary>Reads RSS, RDF, Atom, JSON Feed and news site maps in one pass, whatever their state. A document that breaks off gives the entries that were whole.</summary>
public sealed class FeedParser : IFeedParser
{
    // Those that XML forbids (2.2); plain text never has them.
    private static readonly SearchValues<char> Controls =
        SearchValues.Create("\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\u000B\f\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F");

    /// <summary>Leaves titles and texts as the document has them, markup and all. Default: plain text, which is what rules are matched with.</summary>
    public bool KeepsMarkup { get; init; }

    public ParseResult Parse(ReadOnlyMemory<byte> body, string? contentType, Uri? baseUrl)
    {
        var look = BodyText.Look(body.Span, contentType);
        var content = body[look.MarkLength..];
        var undone = look.IsForeign && Charset.IsUtf8(look.Encoding) ? DoubleEncoding.Undo(content.Span) : null;
        content = undone ?? content;
        var result = Charset.IsUtf8(look.Encoding) && IsJson(content.Span)
            ? ParseJson(content.Span, baseUrl)
            : ParseText(content.Span, look, baseUrl);
        return result is ParseResult.Parsed parsed ? new ParseResult.Parsed(Finish(parsed.Document, look, undone is not null)) : result;
    }

    private static FeedDocument Finish(FeedDocument document, BodyText look, bool wasDouble)
    {
        var repairs = (wasDouble ? Repair.EncodedTwice : Repair.None)
            | (look.IsOther ? Repair.Encoding : Repair.None)
            | (look.HasBroken ? Repair.BrokenCharacters : Repair.None);
        return document with { Encoding = look.Encoding.WebName, Repairs = [.. Repairs.InWords(repairs), .. document.Repairs] };
    }

    private static bool IsJson(ReadOnlySpan<byte> body) => body.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..];

    private ParseResult ParseText(ReadOnlySpan<byte> body, BodyText look, Uri? baseUrl)
    {
        using var decoded = DecodedBody.Decode(body, look.Encoding);
        var result = decoded.Text.TrimStart().TrimStart('\uFEFF').TrimStart() switch
        {
            [] => NoFeed.Empty,
            ['{' or '[', ..] text => ParseJson(Charset.Utf8.GetBytes(text.ToArray()), baseUrl),
            _ => ParseXml(decoded, baseUrl),
        };
        return (decoded.IsCut, result) switch
        {
            (true, ParseResult.Parsed { Document: var document }) => new ParseResult.Parsed(document with { End = DocumentEnd.OverLimit }),
            (true, ParseResult.NotAFeed) => NoFeed.OverLimit,
            _ => result,
        };
    }

    private ParseResult ParseJson(ReadOnlySpan<byte> json, Uri? baseUrl)
    {
        var document = new JsonFeedReader(json, baseUrl, Plain()).Read();
        if (document is not { End: DocumentEnd.Whole } && JsonText.WithoutControls(json) is { } clean)
        {
            document = Better(document, new JsonFeedReader(clean, baseUrl, Plain()).Read());
        }

        return document is null ? NoFeed.OtherJson : new ParseResult.Parsed(document);
    }

    // Mending can only help, but it is the first reading that read what was sent.
    private static FeedDocument? Better(FeedDocument? asSent, FeedDocument? mended) =>
        mended is not null && (asSent is null || mended.End == DocumentEnd.Whole || mended.Entries.Count > asSent.Entries.Count)
            ? mended with { Repairs = [.. mended.Repairs.Union(Repairs.InWords(Repair.JsonSyntax))] }
            : asSent;

    private ParseResult ParseXml(DecodedBody decoded, Uri? baseUrl)
    {
        if (Prolog.Read(decoded.Text) is not { } prolog)
        {
            return NoFeed.NeitherXmlNorJson;
        }

        if (NoFeed.For(prolog, decoded.Text, baseUrl) is not { } refusal)
        {
            return ReadXml(decoded, prolog, baseUrl) ?? NoFeed.For(prolog);
        }

        return Prolog.ReadAfterJunk(decoded.Text, prolog.RootStart + 1) is { } later && NoFeed.For(later, decoded.Text, baseUrl) is null
            ? ReadXml(decoded, later, baseUrl) ?? refusal
            : refusal;
    }

    private ParseResult? ReadXml(DecodedBody decoded, Prolog prolog, Uri? baseUrl)
    {
        var entities = prolog.EntitiesOf(decoded.Text);
        var walk = new MarkupWalk(decoded.Characters, decoded.Length, prolog.RootStart, entities);
        walk.Note(prolog.HasTextBefore ? Repair.TextAround : Repair.None);
        walk.Note(decoded.Text.ContainsAny(Controls) ? Repair.ControlCharacters : Repair.None);
        var document = prolog.IsSitemap ? new SitemapReader(walk, baseUrl, Plain()).Read() : new XmlFeedReader(walk, baseUrl, Plain()).Read();
        return document is null ? null : new ParseResult.Parsed(document);
    }

    private HtmlText? Plain() => KeepsMarkup ? null : new HtmlText();
}
