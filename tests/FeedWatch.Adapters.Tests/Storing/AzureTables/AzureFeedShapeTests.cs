using System.IO.Compression;
using System.Text;
using Azure.Data.Tables;
using FeedWatch.Adapters.Storing.AzureTables;
using FeedWatch.Feeds;
using FeedWatch.Storing;
using FeedWatch.Testing.Azure;
using FeedWatch.Testing.Storing;
using Microsoft.Extensions.Time.Testing;

namespace FeedWatch.Adapters.Tests.Storing.AzureTables;

/// <summary>Rows of feeds and leases as they were written at version 1, before and after there were histories and rests. They are never changed.</summary>
public sealed class AzureFeedShapeTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Feed Un = new() { Id = new FeedId("un"), Url = new Uri("https://un.example/feed"), Name = "UN" };

    private readonly AzureTableOptions options = AzureAccounts.Fresh();
    private readonly FakeTimeProvider time = new(At);
    private readonly StoreSet stores;

    public AzureFeedShapeTests() => stores = StoreSet.AzureTables(options, time: time);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string Partition => FeedRows.Partition("un.example");

    private static TableEntity State => new(Partition, "sun")
    {
        ["v"] = 1,
        ["w"] = "0123456789abcdef",
        ["Feed"] = "un",
        ["Url"] = "https://un.example/feed",
        ["EntityTag"] = "\"e\"",
        ["ContentHash"] = "hash",
        ["AdoptedUrl"] = "https://un.example/new",
        ["LastPollAt"] = At,
        ["NextPollAt"] = At.AddMinutes(10),
        ["Due"] = At.AddMinutes(10),
        ["Failures"] = 2,
        ["LastError"] = "time-out",
        ["BaselinedAt"] = At.AddDays(-1),
        ["LinkIsId"] = true,
        ["IdVersion"] = 3,
        ["TruncatedHash"] = "cut",
        ["TruncatedFirstAt"] = At,
        ["TruncatedPolls"] = 2,
    };

    private static FeedState Expected => new()
    {
        FeedId = new FeedId("un"),
        Url = new Uri("https://un.example/feed"),
        Validators = new Validators("\"e\"", null),
        ContentHash = "hash",
        AdoptedUrl = new Uri("https://un.example/new"),
        LastPollAt = At,
        NextPollAt = At.AddMinutes(10),
        ConsecutiveFailures = 2,
        LastError = "time-out",
        BaselinedAt = At.AddDays(-1),
        LinkIsId = true,
        IdVersion = 3,
        Truncated = new TruncatedBody("cut", At, 2),
    };

    [Fact]
    public async Task A_feed_from_before_there_were_histories_is_read()
    {
        await WriteAsync(State);

        (await stores.FeedStates.FindAsync(Un.Id, Cancel)).ShouldBe(Expected);
    }

    [Fact]
    public async Task A_history_is_read_as_it_was_first_written()
    {
        var row = State;
        row["History"] = """{"Rhythm":{"Gap":"00:20:30","Finds":7,"LatestAt":"2026-03-01T10:00:00+00:00"},"Hints":{"SkipHours":1,"SkipDays":0},"Held":30,"SilenceIsTold":false,"Later":[1]}""";
        await WriteAsync(row);

        (await stores.FeedStates.FindAsync(Un.Id, Cancel)).ShouldBe(Expected with
        {
            History = new FeedHistory
            {
                Rhythm = new Rhythm { Gap = TimeSpan.FromMinutes(20.5), Finds = 7, LatestAt = At.AddHours(-2) },
                Hints = new PollHints { SkipHours = 1 },
                Held = 30,
            },
        });
    }

    [Fact]
    public async Task A_damaged_history_is_named()
    {
        var row = State;
        row["History"] = "{";
        await WriteAsync(row);

        (await Should.ThrowAsync<StorageException>(async () => await stores.FeedStates.FindAsync(Un.Id, Cancel))).Message.ShouldContain("History");
    }

    [Fact]
    public async Task Articles_that_wait_are_read_as_they_were_first_written_and_damage_is_named()
    {
        var row = State;
        row["c0"] = Packed("""{"FeedDueAt":"2026-03-01T14:00:00+00:00","Waiting":[{"Story":"s1","Link":"https://un.example/1","Since":"2026-03-01T12:00:00+00:00","NextTryAt":"2026-03-01T12:02:00+00:00","Tries":1,"Alerts":true,"Later":1}],"Later":[1]}""");
        await WriteAsync(row);
        (await stores.FeedStates.FindAsync(Un.Id, Cancel)).ShouldBe(Expected with
        {
            Articles = new PendingArticles
            {
                FeedDueAt = At.AddHours(2),
                Waiting = [new PendingArticle("s1", new Uri("https://un.example/1"), At, At.AddMinutes(2), Tries: 1, Alerts: true)],
            },
        });

        row["c0"] = Packed("{");
        await WriteAsync(row);
        (await Should.ThrowAsync<StorageException>(async () => await stores.FeedStates.FindAsync(Un.Id, Cancel))).Message.ShouldContain("c0");
    }

    [Fact]
    public async Task A_lease_from_before_there_were_rests_holds_its_server_until_it_ends()
    {
        await WriteAsync(Lease(At.AddMinutes(5)));
        (await TakeAsync()).ShouldBeNull();

        time.Advance(TimeSpan.FromMinutes(5));
        var lease = (await TakeAsync()).ShouldNotBeNull();
        (await stores.Schedule.OpenAsync(lease, [new DueFeed(Un)], Cancel)).ShouldNotBeNull().Rest.ToKeep.ShouldBeNull();
    }

    [Fact]
    public async Task A_rest_is_read_as_it_was_first_written()
    {
        var row = Lease(At.AddHours(1));
        row["Token"] = "-";
        row["RestUntil"] = At.AddHours(1);
        row["Rests"] = 3;
        await WriteAsync(row);
        (await TakeAsync()).ShouldBeNull();

        time.Advance(TimeSpan.FromHours(1));
        var lease = (await TakeAsync()).ShouldNotBeNull();
        (await stores.Schedule.OpenAsync(lease, [new DueFeed(Un)], Cancel)).ShouldNotBeNull().Rest.ToKeep.ShouldBe(new ServerRest(At.AddHours(1), 3));
    }

    private static byte[] Packed(string json)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest))
        {
            brotli.Write(Encoding.UTF8.GetBytes(json));
        }

        return packed.ToArray();
    }

    private static TableEntity Lease(DateTimeOffset until) => new(Partition, "!" + Partition) { ["v"] = 1, ["Server"] = "un.example", ["Token"] = "0123456789abcdef", ["Until"] = until };

    private Task<ServerLease?> TakeAsync() => stores.Schedule.TakeAsync(Un.Server, time.GetUtcNow(), TimeSpan.FromMinutes(15), Cancel);

    private Task WriteAsync(TableEntity row) => AzureAccounts.Open(options).Table("Feeds").PutAsync(row, Cancel);
}
