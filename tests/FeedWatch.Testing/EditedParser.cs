using FeedWatch.Parsing;

namespace FeedWatch.Testing;

/// <summary>A real parser whose documents a test adds to, as if they had said more.</summary>
public sealed class EditedParser(Func<FeedDocument, FeedDocument> edit) : IFeedParser
{
    private readonly FeedParser inner = new();

    public ParseResult Parse(ReadOnlyMemory<byte> body, string? contentType, Uri? baseUrl) =>
        inner.Parse(body, contentType, baseUrl) is ParseResult.Parsed parsed ? parsed with { Document = edit(parsed.Document) } : inner.Parse(body, contentType, baseUrl);
}
