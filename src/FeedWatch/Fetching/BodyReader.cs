using System.Net.Http.Headers;

namespace FeedWatch.Fetching;

/// <summary>Takes a body off the wire within the limit, and unpacks it within the limit. What had come when it broke off is kept.</summary>
internal static class BodyReader
{
    /// <param name="content">The body.</param>
    /// <param name="limit">In bytes.</param>
    /// <param name="deadline">Ends the reading: what came by then is kept.</param>
    public static async Task<(ReadOnlyMemory<byte> Body, BodyEnd End)> ReadAsync(HttpContent content, int limit, CancellationToken deadline)
    {
        using var received = new BodyBuffer(limit);
        var end = await ReceiveAsync(content, received, deadline);
        return Unpacker.Unpack(received, end, Encodings(content.Headers));
    }

    private static async Task<BodyEnd> ReceiveAsync(HttpContent content, BodyBuffer received, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = await content.ReadAsStreamAsync(cancellationToken);
            while (!received.IsOverLimit)
            {
                var count = await stream.ReadAsync(received.Free(), cancellationToken);
                if (count == 0)
                {
                    return BodyEnd.Whole;
                }

                received.Advance(count);
            }

            return BodyEnd.OverLimit;
        }
        catch (OperationCanceledException) when (!received.Written.IsEmpty)
        {
            return BodyEnd.Cut;
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException)
        {
            return BodyEnd.Cut;
        }
    }

    private static IReadOnlyList<string> Encodings(HttpContentHeaders headers) =>
        headers.NonValidated.TryGetValues("Content-Encoding", out var values)
            ? [.. values.SelectMany(value => value.ToLowerInvariant().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))]
            : [];
}
