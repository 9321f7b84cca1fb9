namespace FeedWatch.Parsing;

/// <summary>Turns the bytes of a reply into entries. Never throws for what the bytes hold.</summary>
public interface IFeedParser
{
    /// <param name="body">The whole body, decompressed.</param>
    /// <param name="contentType">The Content-Type header as sent, for its charset.</param>
    /// <param name="baseUrl">Where the body came from: relative links are resolved against it. Null for a document from nowhere: they stay as they are.</param>
    ParseResult Parse(ReadOnlyMemory<byte> body, string? contentType, Uri? baseUrl);
}
