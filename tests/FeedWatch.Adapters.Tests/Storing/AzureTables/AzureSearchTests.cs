using FeedWatch.Adapters.Storing.AzureTables;
using FeedWatch.Storing;
using FeedWatch.Testing.Azure;
using FeedWatch.Testing.Storing;

namespace FeedWatch.Adapters.Tests.Storing.AzureTables;

/// <summary>Hits of many rules as one list, and where a search ends.</summary>
public sealed class AzureSearchTests
{
    private readonly AzureTableOptions options = AzureAccounts.Fresh();
    private readonly StoreSet stores;

    public AzureSearchTests() => stores = StoreSet.AzureTables(options);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Hits_of_forty_rules_are_one_list_and_the_latest_is_first()
    {
        var hits = Enumerable.Range(0, 240).Select(i => Sample.Hit($"story {i}", $"rule {i % 40}", Sample.Noon.AddMinutes(i * 97 % 240))).ToList();
        await stores.Hits.AddAsync(hits, Cancel);

        var found = await stores.Hits.FindAsync(new HitSearch(Limit: 200), Cancel).ToListAsync(Cancel);

        found.Select(hit => hit.FoundAt).ShouldBe(Enumerable.Range(40, 200).Reverse().Select(minute => Sample.Noon.AddMinutes(minute)));
    }

    [Fact]
    public async Task A_search_that_reads_too_much_gives_what_it_found_and_says_where_it_stopped()
    {
        await stores.Hits.AddAsync([.. Enumerable.Range(0, 10).Select(i => Sample.Hit($"story {i}", foundAt: Sample.Noon.AddHours(i), title: $"Number {i}"))], Cancel);
        var table = AzureAccounts.Open(options).Table("Hits");
        var finder = new HitFinder(table, new HitRules(table), mostRead: 5);
        var found = new List<string>();

        var stop = await Should.ThrowAsync<StorageException>(async () =>
        {
            await foreach (var hit in finder.FindAsync(new HitSearch(Words: "number 7"), Cancel))
            {
                found.Add(hit.Title);
            }
        });

        found.ShouldBe(["Number 7"]);
        stop.Message.ShouldContain($"{Sample.Noon.AddHours(5):u}");
    }

    [Fact]
    public async Task A_search_of_ten_thousand_words_is_cut_short_and_answered()
    {
        await stores.Hits.AddAsync([Sample.Hit(title: "minister 7")], Cancel);

        var words = string.Join(' ', Enumerable.Range(0, 100).Select(_ => "minister").Concat(Enumerable.Repeat("7", 10_000)));
        (await stores.Hits.FindAsync(new HitSearch(Words: words), Cancel).CountAsync(Cancel)).ShouldBe(1);
    }
}
