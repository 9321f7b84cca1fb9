using Azure;
using Azure.Data.Tables;
using FeedWatch.Adapters.Storing.AzureTables;
using FeedWatch.Testing.Azure;

namespace FeedWatch.Adapters.Tests.Storing.AzureTables;

/// <summary>One table on a network that breaks where the test says.</summary>
public sealed class AzureTableTests
{
    private readonly FaultyTransport network = new(seed: 1, percent: 0);
    private readonly TransactionCounter transactions = new();
    private readonly AzureTable table;

    public AzureTableTests() => table = AzureAccounts.Open(AzureAccounts.Fresh(), network, transactions).Table("Rows");

    public static TheoryData<Fault> EachFault => [.. Enum.GetValues<Fault>()];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_table_that_is_not_there_is_empty_until_something_is_written()
    {
        (await table.FindAsync("p", "r", Cancel)).ShouldBeNull();
        (await table.QueryAsync(TableRange.Of($"PartitionKey eq {"p"}"), Cancel).ToListAsync(Cancel)).ShouldBeEmpty();
        await table.RemoveAsync("p", "r", Cancel);

        await table.PutAsync(Row("r", 1), Cancel);

        (await table.FindAsync("p", "r", Cancel)).ShouldNotBeNull().Number("Value").ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(EachFault))]
    public async Task An_insert_is_ours_whatever_happens_to_it_on_its_way(Fault fault)
    {
        await table.PutAsync(Row("other", 0), Cancel);
        network.BreakNext(fault);

        (await table.TryWriteAsync([Add("a", 1), Add("b", 2)], Cancel)).ShouldBeTrue();

        (await table.FindAsync("p", "b", Cancel)).ShouldNotBeNull().Number("Value").ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(EachFault))]
    public async Task A_row_of_another_is_in_the_way_whatever_happens(Fault fault)
    {
        await table.PutAsync(Row("b", 0), Cancel);
        network.BreakNext(fault);

        (await table.TryWriteAsync([Add("a", 1), Add("b", 2)], Cancel)).ShouldBeFalse();

        (await table.FindAsync("p", "a", Cancel)).ShouldBeNull();
        (await table.FindAsync("p", "b", Cancel)).ShouldNotBeNull().Number("Value").ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(EachFault))]
    public async Task A_change_is_made_once_and_only_to_the_row_as_it_was_read(Fault fault)
    {
        await table.PutAsync(Row("a", 1), Cancel);
        var read = (await table.FindAsync("p", "a", Cancel)).ShouldNotBeNull();
        network.BreakNext(fault);
        (await table.TryWriteAsync([Change("a", 2, read.ETag)], Cancel)).ShouldBeTrue();
        network.BreakNext(fault);
        (await table.TryWriteAsync([Change("a", 3, read.ETag)], Cancel)).ShouldBeFalse();

        (await table.FindAsync("p", "a", Cancel)).ShouldNotBeNull().Number("Value").ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(EachFault))]
    public async Task What_is_taken_away_and_put_elsewhere_is_moved_once(Fault fault)
    {
        await table.PutAsync(Row("from", 1), Cancel);
        network.BreakNext(fault);

        (await table.TryWriteAsync([new(TableTransactionActionType.Delete, Row("from", 1), ETag.All), Add("to", 1)], Cancel)).ShouldBeTrue();

        (await table.QueryAsync(TableRange.Of($"PartitionKey eq {"p"}"), Cancel).Select(row => row.RowKey).ToListAsync(Cancel)).ShouldBe(["to"]);
    }

    [Theory]
    [MemberData(nameof(EachFault))]
    public async Task A_row_is_removed_whatever_happens(Fault fault)
    {
        await table.PutAsync(Row("a", 1), Cancel);
        network.BreakNext(fault);

        await table.RemoveAsync("p", "a", Cancel);

        (await table.FindAsync("p", "a", Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task A_hundred_rows_are_one_transaction_and_a_retry_is_one_more()
    {
        await table.PutAsync(Row("other", 0), Cancel);
        transactions.Reset();

        await table.WriteAsync([.. Enumerable.Range(0, 100).Select(i => Add($"a{i}", i))], Cancel);
        transactions.Count.ShouldBe(1);

        network.BreakNext(Fault.BusyBefore);
        await table.WriteAsync([Add("b", 1)], Cancel);
        transactions.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Rows_of_many_pages_come_in_the_order_of_their_keys()
    {
        await table.WriteAsync([.. Enumerable.Range(0, 25).Select(i => Add($"{24 - i:D2}", i))], Cancel);

        var range = TableRange.Of($"PartitionKey eq {"p"}") with { PageRows = 10, Columns = ["Value"] };
        var rows = await table.QueryAsync(range, Cancel).ToListAsync(Cancel);

        rows.Select(row => row.Number("Value")).ShouldBe(Enumerable.Range(0, 25).Reverse().Select(i => (long)i));
    }

    private static TableEntity Row(string key, long value) => Entity.Create("p", key).With("Value", value);

    private static TableTransactionAction Add(string key, long value) => new(TableTransactionActionType.Add, Row(key, value));

    private static TableTransactionAction Change(string key, long value, ETag etag) =>
        new(TableTransactionActionType.UpdateReplace, Row(key, value), etag);
}
