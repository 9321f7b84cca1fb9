using Azure.Data.Tables;
using FeedWatch.Adapters.Storing.AzureTables;
using FeedWatch.Feeds;
using FeedWatch.Matching;
using FeedWatch.Storing;
using FeedWatch.Testing.Azure;
using FeedWatch.Testing.Storing;

namespace FeedWatch.Adapters.Tests.Storing.AzureTables;

/// <summary>Rows as they were written at version 1. They are never changed: a new version gets rows of its own.</summary>
public sealed class AzureShapeTests : IAsyncLifetime
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly AzureTableOptions options = AzureAccounts.Fresh();
    private readonly StoreSet stores;

    public AzureShapeTests() => stores = StoreSet.AzureTables(options);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static TableEntity Rule => new("rules", "9f3a")
    {
        ["v"] = 1,
        ["Name"] = "Lavrov",
        ["Version"] = "v1",
        ["AgainAt"] = At,
        ["AlertsNothing"] = true,
    };

    private static TableEntity Story => new("un", "s1")
    {
        ["v"] = 1,
        ["FeedId"] = "un",
        ["StoryId"] = "s1",
        ["FirstSeenAt"] = At,
        ["PublishedAt"] = "0001-01-01T00:00:00.0000000Z",
        ["UpdatedAt"] = At,
        ["ContentHash"] = "hash",
        ["Language"] = "ru",
        ["Link"] = "https://example.org/1",
        ["Title"] = "Title",

        // {"Summary":"Summary","Content":"Лавров","Authors":["Jane"],"Categories":[]}
        ["c0"] = Convert.FromBase64String("G1AA4K0ObOfJCNvMFeYNykwcpoYW2YuesrC+HeYGuKlZdLr6lhJ0i2x1lQWHHDAftO0LmDIPHHJ+sVuUtZy+VkjQIBfPxKvTpcAbuyE0Ow=="),
    };

    private static TableEntity KnownRule => new("!", HitRow.PartitionOf("Lavrov")) { ["v"] = 1, ["Rule"] = "Lavrov" };

    public async ValueTask InitializeAsync()
    {
        await WriteAsync("Rules", Rule);
        await WriteAsync("Stories", Story);
        await WriteAsync("Hits", KnownRule, Hit("!s1"), Hit("h2516299343999999999s1"));
    }

    public ValueTask DisposeAsync() => stores.DisposeAsync();

    [Fact]
    public async Task Rules_of_version_1_are_read() =>
        (await stores.RuleStates.GetAllAsync(Cancel)).ShouldBe([new RuleState("Lavrov", "v1", At, true)]);

    [Fact]
    public async Task Stories_of_version_1_are_read()
    {
        var story = await stores.Stories.FindAsync(At, Cancel).SingleAsync(Cancel);

        (story.FeedId, story.Id.Value, story.Title, story.Body, story.Language, story.Link?.ToString()).ShouldBe((new FeedId("un"), "s1", "Title", "Summary\n\nЛавров", "ru", "https://example.org/1"));
        (story.FirstSeenAt, story.PublishedAt, story.UpdatedAt).ShouldBe((At, DateTimeOffset.MinValue, At));
        story.Authors.ShouldBe(["Jane"]);
    }

    [Fact]
    public async Task Hits_of_version_1_are_read_by_key_and_by_time()
    {
        var hit = (await stores.Hits.GetAsync([new HitKey("Lavrov", new("s1"))], Cancel)).ShouldHaveSingleItem();

        hit.Places.ShouldBe([new Place(TextField.Title, 0, 5), new Place(TextField.Body, 3, 4)]);
        (hit.FeedName, hit.Title, hit.Text, hit.Query, hit.Alerting, hit.FoundAt, hit.PublishedAt).ShouldBe(("UN News", "Title", "Text", "lavrov", true, At, null));
        (await stores.Hits.FindAsync(new HitSearch(Since: At), Cancel).SingleAsync(Cancel)).Key.ShouldBe(hit.Key);
        (await stores.Hits.RemoveOldAsync(At.AddTicks(1), 10, Cancel)).ShouldBe(1);
        (await stores.Hits.GetAsync([hit.Key], Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_row_of_a_newer_version_is_refused()
    {
        await WriteAsync("Rules", Newer(Rule));
        await WriteAsync("Stories", Newer(Story));
        await WriteAsync("Hits", Newer(Hit("!s1")));

        await RefusedAsync(async () => await stores.RuleStates.GetAllAsync(Cancel));
        await RefusedAsync(async () => await stores.Stories.FindAsync(At, Cancel).CountAsync(Cancel));
        await RefusedAsync(() => stores.Stories.AddAsync([Sample.Story("s1")], Cancel));
        await RefusedAsync(() => stores.Stories.RemoveOldAsync(At.AddDays(1), 10, Cancel));
        await RefusedAsync(async () => await stores.Hits.GetAsync([new HitKey("Lavrov", new("s1"))], Cancel));
    }

    [Fact]
    public async Task A_damaged_row_is_named()
    {
        var story = Story;
        story["c0"] = new byte[] { 1, 2, 3 };
        await WriteAsync("Stories", story);

        (await Should.ThrowAsync<StorageException>(async () => await stores.Stories.FindAsync(At, Cancel).CountAsync(Cancel))).Message.ShouldContain("un s1");
    }

    private static TableEntity Hit(string key) => new(HitRow.PartitionOf("Lavrov"), key)
    {
        ["v"] = 1,
        ["Rule"] = "Lavrov",
        ["StoryId"] = "s1",
        ["FeedId"] = "un",
        ["FeedName"] = "UN News",
        ["Title"] = "Title",
        ["Text"] = "Text",
        ["Query"] = "lavrov",
        ["ContentHash"] = "hash",
        ["FoundAt"] = At,
        ["Alerting"] = true,

        // [{"Field":"Title","Start":0,"Length":5},{"Field":"Body","Start":3,"Length":4}]
        ["c0"] = Convert.FromBase64String("G00A4I3DdKM9f4RybFYR0eTID+i3L6MIaxadrj6wAee68oIHusCGI0NOIsziL+4pIEgJAXOVwXfQcaczHZpIMwc="),
    };

    private static TableEntity Newer(TableEntity row)
    {
        row["v"] = 99;
        return row;
    }

    private async Task WriteAsync(string table, params IEnumerable<TableEntity> rows)
    {
        foreach (var row in rows)
        {
            await AzureAccounts.Open(options).Table(table).PutAsync(row, Cancel);
        }
    }

    private static async Task RefusedAsync(Func<Task> read) =>
        (await Should.ThrowAsync<StorageException>(read)).Message.ShouldContain("newer FeedWatch");
}
