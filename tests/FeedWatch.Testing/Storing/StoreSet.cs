using Azure.Core.Pipeline;
using FeedWatch.Adapters.Storing.AzureTables;
using FeedWatch.Adapters.Storing.Sqlite;
using FeedWatch.Alerting;
using FeedWatch.Delivering;
using FeedWatch.Feeds;
using FeedWatch.Matching;
using FeedWatch.Storing;
using FeedWatch.Testing.Azure;
using FeedWatch.Testing.Crashes;
using Microsoft.Extensions.Time.Testing;

namespace FeedWatch.Testing.Storing;

/// <summary>Every store that FeedWatch needs, of one kind, so that a test can run on each kind.</summary>
public sealed record StoreSet(
    IFeedStateStore FeedStates,
    IStoryStore Stories,
    IHitStore Hits,
    IRuleStateStore RuleStates,
    IOutbox Outbox,
    IMailStore Mails) : IAsyncDisposable
{
    /// <summary>Which servers rest, unless the kind of store has leases, which say it.</summary>
    public IServerRests Rests { get; init; } = new InMemoryServerRests();

    /// <summary>Who may poll: the sole holder, unless the kind of store has leases.</summary>
    public IFeedSchedule Schedule { get => field ?? new SoleHolder(FeedStates, Rests); init; }

    /// <summary>The clock that its leases run by.</summary>
    public FakeTimeProvider Time { get; init; } = new(Station.Start);

    /// <summary>How long a process that died holds up others: until its leases and claims are over.</summary>
    public TimeSpan Mourning { get; init; }

    /// <summary>The same stores in a process that dies after so many writes; null: stopping at the ports shows the same.</summary>
    internal Func<WriteBudget, StoreSet>? Dying { get; init; }

    private Func<ValueTask> Close { get; init; } = () => ValueTask.CompletedTask;

    /// <summary>Empty stores, which leave nothing behind when they are disposed.</summary>
    public static StoreSet Open(StoreKind kind) => kind switch
    {
        StoreKind.InMemory => InMemory(),
        StoreKind.Sqlite => Sqlite(),
        _ => AzureTablesWithClock(),
    };

    public static StoreSet InMemory()
    {
        var hits = new InMemoryHits();
        var outbox = new InMemoryOutbox(hits);
        return new StoreSet(new InMemoryFeedStates(), new InMemoryStories(), hits, new InMemoryRuleStates(), outbox, new InMemoryMails(outbox));
    }

    public static StoreSet Sqlite()
    {
        var folder = Directory.CreateTempSubdirectory("feedwatch-");
        var stores = Sqlite(Path.Combine(folder.FullName, "feedwatch.db"));
        return stores with
        {
            Close = async () =>
            {
                await stores.DisposeAsync();
                folder.Delete(recursive: true);
            },
        };
    }

    /// <summary>On a file that stays: opened again, it is the same store after a restart.</summary>
    public static StoreSet Sqlite(string path)
    {
        var database = SqliteDatabase.Open(new SqliteOptions { Path = path });
        return new StoreSet(
            new SqliteFeedStates(database),
            new SqliteStories(database),
            new SqliteHits(database),
            new SqliteRuleStates(database),
            new SqliteOutbox(database),
            new SqliteMails(database))
        { Rests = new SqliteServerRests(database), Close = database.DisposeAsync };
    }

    /// <summary>On tables of its own in the shared Azurite, which end with it.</summary>
    public static StoreSet AzureTables() => AzureTables(AzureAccounts.Fresh());

    /// <summary>The same for a whole pipeline, whose clock the leases run by.</summary>
    public static StoreSet AzureTablesWithClock() => AzureTablesWithClock(AzureAccounts.Fresh(), new FakeTimeProvider(Station.Start));

    internal static StoreSet AzureTablesWithClock(AzureTableOptions options, FakeTimeProvider time, TransactionCounter? counter = null) =>
        AzureTables(options, counter: counter, time: time) with
        {
            Time = time,
            Mourning = TimeSpan.FromMinutes(21),
            Dying = budget => AzureTables(options, new DyingTransport(budget), time: time),
        };

    /// <summary>On tables that stay: opened again, they are the same store in another process.</summary>
    internal static StoreSet AzureTables(AzureTableOptions options, HttpPipelineTransport? network = null, TransactionCounter? counter = null, TimeProvider? time = null)
    {
        var account = AzureAccounts.Open(options, network, counter);
        var alerts = new AlertTable(account);
        var hits = new AzureHits(account, new OpenAlerts(alerts));
        return new StoreSet(
            new AzureFeedStates(account),
            new AzureStories(account),
            hits,
            new AzureRuleStates(account),
            new AzureOutbox(alerts, hits),
            new AzureMails(alerts))
        { Schedule = new AzureFeedSchedule(account, time ?? TimeProvider.System) };
    }

    /// <summary>On a network that breaks every third request, before or after it took effect, in an order that the seed makes.</summary>
    public static StoreSet FaultyAzureTables(int seed) => AzureTables(AzureAccounts.Fresh(), new FaultyTransport(seed));

    public ValueTask DisposeAsync() => Close();
}

public enum StoreKind
{
    InMemory,
    Sqlite,
    AzureTables,
}
