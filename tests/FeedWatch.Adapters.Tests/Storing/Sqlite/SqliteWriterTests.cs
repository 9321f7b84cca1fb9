using FeedWatch.Adapters.Storing.Sqlite;
using FeedWatch.Feeds;
using FeedWatch.Storing;

namespace FeedWatch.Adapters.Tests.Storing.Sqlite;

public sealed class SqliteWriterTests : IAsyncDisposable
{
    private readonly DatabaseFolder folder = new();
    private readonly ManualResetEventSlim busy = new();
    private readonly SqliteDatabase database;
    private readonly SqliteFeedStates states;

    public SqliteWriterTests()
    {
        database = SqliteDatabase.Open(folder.Options);
        states = new SqliteFeedStates(database);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        folder.Dispose();
        busy.Dispose();
    }

    [Fact]
    public async Task Calls_that_wait_together_are_committed_together()
    {
        var first = HoldWriterAsync();
        var calls = Enumerable.Range(0, 500).Select(i => SaveAsync($"feed {i}")).ToList();
        var before = database.Commits;

        busy.Set();
        await Task.WhenAll([first, .. calls]);

        (await CountAsync()).ShouldBe(500);
        (database.Commits - before).ShouldBeLessThanOrEqualTo(4);
    }

    [Fact]
    public async Task A_call_is_answered_only_when_what_it_wrote_can_be_read()
    {
        var first = HoldWriterAsync();
        var call = SaveAsync("un");
        (await CountAsync()).ShouldBe(0);
        call.IsCompleted.ShouldBeFalse();

        busy.Set();
        await call;

        (await CountAsync()).ShouldBe(1);
        await first;
    }

    [Fact]
    public async Task A_call_that_fails_fails_alone()
    {
        var first = HoldWriterAsync();
        var good = SaveAsync("before");
        var bug = database.WriteAsync<int>(session => session.Prepare("DELETE FROM feed_states").Run() < 0 ? 0 : throw new InvalidOperationException("a bug"), Cancel);
        var wrong = database.WriteAsync(session => session.Prepare("INSERT INTO feed_seen (feed_id) VALUES ('half')").Run(), Cancel);
        var late = SaveAsync("after");

        busy.Set();
        await Task.WhenAll(first, good, late);

        (await Should.ThrowAsync<InvalidOperationException>(bug)).Message.ShouldBe("a bug");
        (await Should.ThrowAsync<StorageException>(wrong)).Message.ShouldContain(folder.Path);
        (await states.GetAllAsync(Cancel)).Keys.ShouldBe([new FeedId("before"), new FeedId("after")], ignoreOrder: true);
    }

    [Fact]
    public async Task A_call_that_fails_half_way_into_its_values_leaves_none_to_the_next()
    {
        const string Insert = "INSERT INTO rule_states (name, version, alerts_nothing) VALUES (?1, ?2, 0)";
        await Should.ThrowAsync<InvalidOperationException>(database.WriteAsync<int>(
            session => session.Prepare(Insert).With("left over").Equals(null) ? 0 : throw new InvalidOperationException("a bug"), Cancel));

        await database.WriteAsync(session => session.Prepare(Insert).With("Lavrov").With("v1").Run(), Cancel);

        (await new SqliteRuleStates(database).GetAllAsync(Cancel)).ShouldHaveSingleItem().Name.ShouldBe("Lavrov");
    }

    [Fact]
    public async Task A_full_disk_fails_the_calls_that_need_room_and_no_other()
    {
        var stories = new SqliteStories(database);
        await stories.AddAsync([Sample.Story("kept")], Cancel);
        var first = HoldWriterAsync("PRAGMA max_page_count=60");
        var large = stories.AddAsync([Sample.Story("whole"), Sample.Story("large") with { Content = new string('x', 1_000_000) }], Cancel);
        var small = SaveAsync("un");

        busy.Set();
        await Task.WhenAll(first, small);

        (await Should.ThrowAsync<StorageException>(large)).Message.ShouldContain("the disk is full");
        (await FindAsync(stories)).ShouldBe(["kept"]);
        (await CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task When_there_is_room_again_the_same_call_works()
    {
        var stories = new SqliteStories(database);
        var large = Sample.Story("large") with { Content = new string('x', 1_000_000) };
        await database.WriteAsync(session => session.Prepare("PRAGMA max_page_count=60").Number(), Cancel);
        await Should.ThrowAsync<StorageException>(stories.AddAsync([large], Cancel));

        await database.WriteAsync(session => session.Prepare("PRAGMA max_page_count=60000").Number(), Cancel);
        await stories.AddAsync([large], Cancel);

        (await FindAsync(stories)).ShouldBe(["large"]);
    }

    [Fact]
    public async Task A_database_that_another_program_has_locked_says_so_and_works_again_after()
    {
        using (var other = folder.Connect())
        {
            other.Execute("BEGIN IMMEDIATE");
            var calls = Enumerable.Range(0, 50).Select(i => SaveAsync($"feed {i}")).ToList();

            foreach (var call in calls)
            {
                (await Should.ThrowAsync<StorageException>(call)).Message.ShouldContain("locked by another program");
            }

            (await CountAsync()).ShouldBe(0);
        }

        await SaveAsync("un");
        (await CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Two_programs_on_one_file_take_turns()
    {
        await using var second = SqliteDatabase.Open(new SqliteOptions { Path = folder.Path });
        await using var first = SqliteDatabase.Open(new SqliteOptions { Path = folder.Path });
        SqliteFeedStates[] programs = [new(first), new(second)];

        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => programs[i % 2].SaveAsync(FeedState.Unknown(new FeedId($"feed {i}")), null, Cancel)));

        (await CountAsync()).ShouldBe(200);
    }

    [Fact]
    public async Task A_call_is_cancelled_while_it_waits()
    {
        using var cancel = new CancellationTokenSource();
        var first = HoldWriterAsync();
        var call = states.SaveAsync(FeedState.Unknown(new FeedId("cancelled")), null, cancel.Token);
        var other = SaveAsync("other");

        await cancel.CancelAsync();
        busy.Set();
        await Task.WhenAll(first, other);

        await Should.ThrowAsync<OperationCanceledException>(call);
        (await states.GetAllAsync(Cancel)).Keys.ShouldBe([new FeedId("other")]);
    }

    [Fact]
    public async Task Closing_writes_what_is_waiting_and_then_takes_no_more()
    {
        var first = HoldWriterAsync();
        var calls = Enumerable.Range(0, 20).Select(i => SaveAsync($"feed {i}")).ToList();

        var closing = database.DisposeAsync();
        busy.Set();
        await closing;

        await Task.WhenAll([first, .. calls]);
        folder.Scalar("SELECT count(*) FROM feed_states").ShouldBe("20");
        (await Should.ThrowAsync<ObjectDisposedException>(SaveAsync("late"))).Message.ShouldContain(folder.Path);
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Only_a_call_that_asks_for_it_waits_for_the_disk()
    {
        (await SynchronousAsync(database.WriteAsync)).ShouldBe(1);
        (await SynchronousAsync(database.WriteDurablyAsync)).ShouldBe(2);
        (await SynchronousAsync(database.WriteAsync)).ShouldBe(1);
    }

    private static Task<long> SynchronousAsync(Func<Func<SqliteSession, long>, CancellationToken, Task<long>> write) =>
        write(session => session.Prepare("PRAGMA synchronous").Number(), Cancel);

    private static async Task<IReadOnlyList<string>> FindAsync(SqliteStories stories) =>
        await stories.FindAsync(DateTimeOffset.MinValue, Cancel).Select(story => story.Id.Value).ToListAsync(Cancel);

    // The writer waits inside the first call, so that all others gather behind it.
    private Task<int> HoldWriterAsync(string? sql = null) => database.WriteAsync(
        session =>
        {
            if (sql is not null)
            {
                session.Execute(sql);
            }

            busy.Wait(Cancel);
            return 0;
        },
        Cancel);

    private Task SaveAsync(string feed) => states.SaveAsync(FeedState.Unknown(new FeedId(feed)), null, Cancel);

    private async Task<int> CountAsync() => (await states.GetAllAsync(Cancel)).Count;
}
