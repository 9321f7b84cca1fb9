using System.Diagnostics;
using FeedWatch.Feeds;
using FeedWatch.Fetching;
using FeedWatch.Host.Probing;
using FeedWatch.Parsing;
using Microsoft.Extensions.Options;

namespace FeedWatch.Host.Reading;

/// <summary>Reads documents as a poll would, from files or from their servers, and keeps nothing.</summary>
public sealed class DocumentReader(FeedProbe probe, IFeedParser parser, IOptions<FetchOptions> options)
{
    /// <summary>In the order they were given, some of them read ahead: however many there are, few are held at once.</summary>
    public IAsyncEnumerable<ReadReply> ReadAsync(IEnumerable<GivenDocument> documents, FileOrigin origin, CancellationToken cancellationToken) =>
        Ahead.InOrderAsync(documents, Environment.ProcessorCount + 2, (document, token) => ReadAsync(document, origin, token), cancellationToken);

    private Task<ReadReply> ReadAsync(GivenDocument document, FileOrigin origin, CancellationToken cancellationToken) => document switch
    {
        GivenDocument.AtPath file => ReadFileAsync(file.Given, origin, cancellationToken),
        GivenDocument.AtUrl address => FetchAsync(address, cancellationToken),
        GivenDocument.Unreadable list => Task.FromResult<ReadReply>(new ReadReply.Unreadable(list.Given, list.Reason)),
        _ => throw new UnreachableException(),
    };

    private async Task<ReadReply> ReadFileAsync(string path, FileOrigin origin, CancellationToken cancellationToken)
    {
        await using var file = FileBody.TryOpen(path, out var reason);
        if (file is null)
        {
            return new ReadReply.Unreadable(path, reason);
        }

        try
        {
            var (body, end) = await FileBody.ReadAsync(file, options.Value.MaxBodyBytes, cancellationToken);
            return new ReadReply.Read(path, parser.Parse(body, origin.ContentType, origin.Url), end);
        }
        catch (IOException exception)
        {
            return new ReadReply.Unreadable(path, exception.Message);
        }
    }

    private async Task<ReadReply> FetchAsync(GivenDocument.AtUrl address, CancellationToken cancellationToken)
    {
        var feed = new Feed { Id = FeedId.Create(address.Url), Url = address.Url, Name = address.Url.Host };
        return await probe.AskAsync(feed, cancellationToken) switch
        {
            ProbeResult.Readable readable => new ReadReply.Read(address.Given, new ParseResult.Parsed(readable.Document), readable.End),
            ProbeResult.NotAFeed page => new ReadReply.Read(address.Given, page.Found, BodyEnd.Whole),
            ProbeResult.Failed failed => new ReadReply.Unreadable(address.Given, $"{failed.Reason} {failed.Advice}"),
            _ => throw new UnreachableException(),
        };
    }
}

/// <summary>What a server would have said of a file, had it sent it; null where nothing is known.</summary>
public sealed record FileOrigin(string? ContentType, Uri? Url);
