using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using FeedWatch.Storing;

namespace FeedWatch.Adapters.Storing.AzureTables;

/// <summary>Lists hits, the latest first. The store has no index of words: a search reads every hit of its range, and says where it stopped if that is too many.</summary>
/// <param name="table">The hits.</param>
/// <param name="rules">Those that have hits.</param>
/// <param name="mostRead">Of hits, for one search: 100,000 are about 400 MB, a minute and 400 transactions.</param>
internal sealed class HitFinder(AzureTable table, HitRules rules, int mostRead = 100_000)
{
    private const int FewestRowsOfAPage = 10;

    public async IAsyncEnumerable<Hit> FindAsync(HitSearch search, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (search.Limit <= 0)
        {
            yield break;
        }

        var words = new SearchWords(search.Words);
        var (read, found) = (0, 0);
        await foreach (var row in table.MergeAsync(await RangesAsync(search, words, cancellationToken), cancellationToken))
        {
            var hit = HitRow.Read(row);
            if (words.AreIn(hit.Title, hit.Text))
            {
                yield return hit;
                found++;
            }

            if (found == search.Limit)
            {
                yield break;
            }

            if (++read == mostRead)
            {
                throw new StorageException($"The search has read {mostRead} hits, back to {hit.FoundAt:u}, and goes no further. Name a rule, or a time from which on to search.");
            }
        }
    }

    private async Task<IReadOnlyList<TableRange>> RangesAsync(HitSearch search, SearchWords words, CancellationToken cancellationToken)
    {
        var names = search.Rule is { } rule ? [rule] : await rules.GetAllAsync(cancellationToken);
        var since = search.Since ?? DateTimeOffset.MinValue;

        // A page of each rule is in memory at once.
        var rows = (words.IsEmpty ? Math.Min(search.Limit, mostRead) : mostRead) / Math.Max(names.Count, 1);
        return [.. names.Select(name => HitRow.Since(name, since) with { PageRows = Math.Max(rows, FewestRowsOfAPage) })];
    }
}
