using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using FeedWatch.Feeds;
using FeedWatch.Parsing;
using FeedWatch.Storing;

namespace FeedWatch.Adapters.Storing.AzureTables;

/// <summary>A partition a feed, a row a story.</summary>
internal sealed class AzureStories : IStoryStore
{
    private const int ReadsAtOnce = 16;

    private readonly AzureTable table;
    private readonly StoryAging aging;

    public AzureStories(AzureTableAccount account)
    {
        table = account.Table("Stories");
        aging = new StoryAging(table);
    }

    public async Task AddAsync(IReadOnlyList<Story> stories, CancellationToken cancellationToken)
    {
        foreach (var feed in stories.GroupBy(story => story.FeedId))
        {
            var rows = feed.GroupBy(story => story.Id).Select(Latest).Select(StoryRow.Write);
            foreach (var part in Transactions.Split(rows))
            {
                await AddAsync(part, cancellationToken);
            }
        }
    }

    public async Task<IReadOnlyList<Story>> GetAsync(FeedId feedId, IReadOnlyList<StoryId> ids, CancellationToken cancellationToken)
    {
        var found = new Story?[ids.Count];
        await Parallel.ForAsync(0, ids.Count, new ParallelOptions { MaxDegreeOfParallelism = ReadsAtOnce, CancellationToken = cancellationToken }, async (place, cancel) =>
        {
            var row = await table.FindAsync(StoryRow.PartitionOf(feedId), TableKeys.OfId(ids[place].Value), cancel);
            found[place] = row is null ? null : StoryRow.Read(row);
        });
        return [.. found.OfType<Story>()];
    }

    /// <summary>One feed's stories of the time are in memory at once, compressed: they lie in the order of their ids.</summary>
    public async IAsyncEnumerable<Story> FindAsync(DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var feed = new List<TableEntity>();
        await foreach (var row in table.QueryAsync(Since(since), cancellationToken))
        {
            if (feed is [var first, ..] && first.PartitionKey != row.PartitionKey)
            {
                foreach (var story in OldestFirst(feed, since))
                {
                    yield return story;
                }

                feed.Clear();
            }

            feed.Add(row);
        }

        foreach (var story in OldestFirst(feed, since))
        {
            yield return story;
        }
    }

    /// <summary>Rows are not sorted by time: all of the time are read, and the latest are in memory at once.</summary>
    public async IAsyncEnumerable<StoryHeadline> FindHeadlinesAsync(DateTimeOffset since, int most, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var latest = new PriorityQueue<StoryHeadline, DateTimeOffset>();
        await foreach (var headline in table.QueryAsync(Since(since) with { Columns = StoryRow.Headline }, cancellationToken).Select(StoryRow.ReadHeadline).Where(headline => headline.FirstSeenAt >= since))
        {
            if (latest.Count < most)
            {
                latest.Enqueue(headline, headline.FirstSeenAt);
            }
            else
            {
                latest.EnqueueDequeue(headline, headline.FirstSeenAt);
            }
        }

        foreach (var (headline, _) in latest.UnorderedItems.OrderByDescending(pair => pair.Priority))
        {
            yield return headline;
        }
    }

    public async Task<Story?> GetAsync(FeedId feed, StoryId id, CancellationToken cancellationToken) =>
        await table.FindAsync(StoryRow.PartitionOf(feed), TableKeys.OfId(id.Value), cancellationToken) is { } row ? StoryRow.Read(row) : null;

    public Task<int> RemoveOldAsync(DateTimeOffset before, int most, CancellationToken cancellationToken) => aging.RemoveOldAsync(before, most, cancellationToken);

    /// <summary>As if they had been added one after the other.</summary>
    private static Story Latest(IEnumerable<Story> copies) => copies.Aggregate((first, next) => next with { FirstSeenAt = first.FirstSeenAt });

    private async Task AddAsync(IReadOnlyList<TableEntity> rows, CancellationToken cancellationToken)
    {
        // Most stories are new, and then this is all. That one is there is found out only by trying.
        IReadOnlyList<TableTransactionAction> actions = [.. rows.Select(Transactions.Add)];
        while (!await table.WriteAsync(actions, cancellationToken))
        {
            // Fails again only where another process has just added one of them.
            var known = await FindFirstSeenAsync(rows, cancellationToken);
            actions = [.. rows.Select(row => known.TryGetValue(row.RowKey, out var at) ? Transactions.Put(row.With(StoryRow.FirstSeenAt, at)) : Transactions.Add(row))];
        }
    }

    private async Task<Dictionary<string, DateTimeOffset>> FindFirstSeenAsync(IReadOnlyList<TableEntity> rows, CancellationToken cancellationToken)
    {
        var keys = rows.Select(row => row.RowKey).Order(StringComparer.Ordinal).ToList();
        var range = TableRange.Of($"PartitionKey eq {rows[0].PartitionKey} and RowKey ge {keys[0]} and RowKey le {keys[^1]}") with
        {
            Columns = StoryRow.Age,
        };
        return await table.QueryAsync(range, cancellationToken).ToDictionaryAsync(row => row.RowKey, StoryRow.ReadFirstSeenAt, cancellationToken: cancellationToken);
    }

    private static TableRange Since(DateTimeOffset since) => since < EntityColumns.FirstTime
        ? TableRange.Of($"PartitionKey gt {StoryAging.Partition}")
        : TableRange.Of($"PartitionKey gt {StoryAging.Partition} and FirstSeenAt ge {since.ToUniversalTime()}");

    private static IEnumerable<Story> OldestFirst(List<TableEntity> feed, DateTimeOffset since) =>
        feed.Select(row => (Row: row, At: StoryRow.ReadFirstSeenAt(row))).Where(pair => pair.At >= since).OrderBy(pair => pair.At).Select(pair => StoryRow.Read(pair.Row));
}
