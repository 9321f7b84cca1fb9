using System.Runtime.CompilerServices;
using Azure.Data.Tables;

namespace FeedWatch.Adapters.Storing.AzureTables;

/// <summary>Reads several ranges of a table as if they were one.</summary>
internal static class RowMerge
{
    private const int StartsAtOnce = 16;
    private const int MostRowsAtOnce = 20_000;
    private const int FewestRowsOfAPage = 10;

    /// <summary>In the order of the row keys, whichever range a row is of. A page of each is in memory at once, so the more there are the shorter the pages.</summary>
    public static async IAsyncEnumerable<TableEntity> MergeAsync(
        this AzureTable table, IReadOnlyList<TableRange> ranges, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var mostRows = Math.Max(MostRowsAtOnce / Math.Max(ranges.Count, 1), FewestRowsOfAPage);
        var pages = ranges.Select(range => range with { PageRows = Math.Min(range.PageRows, mostRows) });
        var streams = pages.Select(range => table.QueryAsync(range, cancellationToken).GetAsyncEnumerator(cancellationToken)).ToList();
        try
        {
            var next = new PriorityQueue<IAsyncEnumerator<TableEntity>, string>(StringComparer.Ordinal);
            foreach (var some in streams.Chunk(StartsAtOnce))
            {
                var isThere = await Task.WhenAll(some.Select(stream => stream.MoveNextAsync().AsTask()));
                next.EnqueueRange(some.Where((_, i) => isThere[i]).Select(stream => (stream, stream.Current.RowKey)));
            }

            while (next.TryPeek(out var first, out _))
            {
                yield return first.Current;
                next.Dequeue();
                if (await first.MoveNextAsync())
                {
                    next.Enqueue(first, first.Current.RowKey);
                }
            }
        }
        finally
        {
            foreach (var stream in streams)
            {
                await stream.DisposeAsync();
            }
        }
    }
}
