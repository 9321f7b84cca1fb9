using System.Globalization;
using System.Text;
using System.Text.Json;
using FeedWatch.Host.Commands;
using FeedWatch.Host.Output;
using FeedWatch.Storing;
using Microsoft.AspNetCore.Http;

namespace FeedWatch.Host.Functions.Pages;

/// <summary>GET /api/hits: what was found, latest first, as an array of what <c>feedwatch hits --json</c> prints.</summary>
internal sealed class HitsPage(IHitStore hits, TimeProvider time)
{
    /// <summary>Says that there is more than was shown: ask for one rule, or a shorter time.</summary>
    public const string MoreHeader = "X-FeedWatch-More";

    public const int MostHits = 1_000;

    // Far less than the host would take; a hit holds at most 32,000 characters of text.
    public const int MostCharacters = 4 * 1024 * 1024;

    private const int StandardLimit = 100;

    public async Task<PageAnswer> ShowAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (ReadLimit(request["limit"]) is not { } limit)
        {
            return PageAnswer.Refusal(StatusCodes.Status400BadRequest, $"limit: write a number from 1 to {MostHits}.");
        }

        Since? since = null;
        if (request["since"] is { } text && !Since.TryRead(text, out since))
        {
            return PageAnswer.Refusal(StatusCodes.Status400BadRequest, "since: write 30m, 12h, 30d, or a day such as 2026-11-01.");
        }

        try
        {
            return await FindAsync(new HitSearch(request["rule"], since?.Before(time.GetUtcNow()), request["search"], limit + 1), limit, cancellationToken);
        }
        catch (StorageException exception)
        {
            // Among others: the search has read too much; its message says how to ask for less.
            return PageAnswer.Refusal(StatusCodes.Status503ServiceUnavailable, exception.Message);
        }
    }

    private async Task<PageAnswer> FindAsync(HitSearch search, int limit, CancellationToken cancellationToken)
    {
        var body = new StringBuilder("[");
        var count = 0;
        await foreach (var hit in hits.FindAsync(search, cancellationToken))
        {
            if (count == limit || body.Length > MostCharacters)
            {
                return Answer().With(MoreHeader, "true");
            }

            body.Append(count++ > 0 ? ",\n" : string.Empty).Append(JsonSerializer.Serialize(HitLine.Of(hit), PageJson.Readable.HitLine));
        }

        return Answer();

        PageAnswer Answer() => new(StatusCodes.Status200OK, body.Append(']').ToString());
    }

    private static int? ReadLimit(string? text)
    {
        if (text is null)
        {
            return StandardLimit;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is > 0 and <= MostHits ? limit : null;
    }
}
