using FeedWatch.Storing;
using FeedWatch.Testing.Azure;
using FeedWatch.Testing.Storing;

namespace FeedWatch.Adapters.Tests.Storing.AzureTables;

/// <summary>What each call costs, in storage transactions.</summary>
public sealed class AzureCostTests : IAsyncLifetime
{
    private readonly TransactionCounter transactions = new();
    private readonly StoreSet stores;

    public AzureCostTests() => stores = StoreSet.AzureTables(AzureAccounts.Fresh(), counter: transactions);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // The tables are made once in the life of an account, the row of a rule once in that of a process.
    public async ValueTask InitializeAsync()
    {
        await stores.Stories.AddAsync([Sample.Story("first")], Cancel);
        await stores.Hits.AddAsync([Sample.Hit("first")], Cancel);
    }

    public ValueTask DisposeAsync() => stores.DisposeAsync();

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(100, 1)]
    [InlineData(250, 3)]
    public async Task New_stories_cost_one_a_hundred(int stories, int cost) =>
        (await CostAsync(() => stores.Stories.AddAsync([.. Enumerable.Range(0, stories).Select(i => Sample.Story($"story {i}"))], Cancel))).ShouldBe(cost);

    [Fact]
    public async Task Edited_stories_cost_two_more_a_hundred() =>
        (await CostAsync(() => stores.Stories.AddAsync([Sample.Story("first") with { Title = "Edited" }, Sample.Story("new")], Cancel))).ShouldBe(3);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(50, 1)]
    [InlineData(51, 2)]
    public async Task New_hits_of_a_rule_cost_one_a_fifty(int hits, int cost) =>
        (await CostAsync(() => stores.Hits.AddAsync([.. Enumerable.Range(0, hits).Select(i => Sample.Hit($"story {i}"))], Cancel))).ShouldBe(cost);

    [Fact]
    public async Task Hits_that_are_there_cost_one_each_and_one_more() =>
        (await CostAsync(() => stores.Hits.AddAsync([Sample.Hit("first")], Cancel))).ShouldBe(2);

    [Fact]
    public async Task Hits_are_read_for_one_each_and_listed_a_page_for_one()
    {
        (await CostAsync(() => stores.Hits.GetAsync([Sample.Hit("first").Key], Cancel))).ShouldBe(1);
        (await CostAsync(() => stores.Hits.FindAsync(new HitSearch("Lavrov"), Cancel).CountAsync(Cancel).AsTask())).ShouldBe(1);
    }

    [Fact]
    public async Task Nothing_old_costs_one_for_all_stories_and_one_for_the_hits_of_each_rule()
    {
        await stores.Stories.RemoveOldAsync(Sample.Noon, 500, Cancel);

        (await CostAsync(() => stores.Stories.RemoveOldAsync(Sample.Noon.AddHours(1), 500, Cancel))).ShouldBe(1);
        (await CostAsync(() => stores.Hits.RemoveOldAsync(Sample.Noon, 500, Cancel))).ShouldBe(2);
    }

    [Fact]
    public async Task Long_hits_are_divided_so_that_no_request_is_over_4_MiB()
    {
        var text = string.Concat(Enumerable.Repeat("Лавров", 6_000))[..Hit.MaxTextLength];
        var hits = Enumerable.Range(0, 12).Select(i => Sample.Hit($"long {i}", text: text)).ToList();

        (await CostAsync(() => stores.Hits.AddAsync(hits, Cancel))).ShouldBe(2);

        transactions.Longest.ShouldBeInRange(2 * 1024 * 1024, 4 * 1024 * 1024);
        (await stores.Hits.GetAsync([hits[11].Key], Cancel)).ShouldHaveSingleItem().Text.ShouldBe(text);
    }

    private async Task<int> CostAsync(Func<Task> call)
    {
        transactions.Reset();
        await call();
        return transactions.Count;
    }
}
