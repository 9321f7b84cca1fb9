using FeedWatch.Adapters.Storing.Sqlite;
using FeedWatch.Feeds;
using FeedWatch.Storing;
using FeedWatch.Testing.Storing;

namespace FeedWatch.Adapters.Tests.Storing.Sqlite;

public sealed class SqliteFileTests : IDisposable
{
    private readonly DatabaseFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_was_stored_is_there_after_a_restart()
    {
        var mail = Sample.Mail(Sample.Alert());
        await using (var stores = StoreSet.Sqlite(folder.Path))
        {
            await stores.FeedStates.SaveAsync(FeedState.Unknown(new FeedId("un")), new SeenSet([new SeenStory(1, 2, 3)]), Cancel);
            await stores.Stories.AddAsync([Sample.Story()], Cancel);
            await stores.Hits.AddAsync([Sample.Hit()], Cancel);
            await stores.Outbox.AddAsync([Sample.Alert()], Cancel);
            await stores.Mails.FixAsync(mail, Sample.Noon, Cancel);
        }

        await using var again = StoreSet.Sqlite(folder.Path);
        (await again.FeedStates.GetSeenAsync(new FeedId("un"), Cancel)).Stories.ShouldHaveSingleItem();
        (await again.Stories.FindAsync(Sample.Noon, Cancel).CountAsync(Cancel)).ShouldBe(1);
        (await again.Hits.GetAsync([Sample.Hit().Key], Cancel)).ShouldHaveSingleItem();
        (await again.Mails.FindOpenAsync(Cancel).SingleAsync(Cancel)).Id.ShouldBe(mail.Id);
    }

    [Fact]
    public async Task A_closed_database_is_one_file()
    {
        await OpenAndCloseAsync();

        Directory.GetFiles(Path.GetDirectoryName(folder.Path)!).ShouldBe([folder.Path]);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_made()
    {
        var options = new SqliteOptions { Path = Path.Combine(folder.Path, "deep", "er", "feedwatch.db") };
        await SqliteDatabase.Open(options).DisposeAsync();

        File.Exists(options.Path).ShouldBeTrue();
    }

    [Fact]
    public async Task An_empty_file_is_taken()
    {
        await File.WriteAllBytesAsync(folder.Path, [], Cancel);

        await OpenAndCloseAsync();

        folder.Scalar("PRAGMA user_version").ShouldBe($"{SqliteMigrations.All.Count}");
    }

    [Fact]
    public async Task A_file_of_a_newer_version_is_refused_and_left_as_it_is()
    {
        await OpenAndCloseAsync();
        folder.Execute("PRAGMA user_version=99");

        RefusalThatLeavesTheFileAsItIs().ShouldContain("newer FeedWatch");
    }

    [Fact]
    public void A_database_of_another_program_is_refused_and_left_as_it_is()
    {
        folder.Execute("CREATE TABLE songs (name TEXT); INSERT INTO songs VALUES ('Yesterday')");

        RefusalThatLeavesTheFileAsItIs().ShouldContain("another program");
    }

    [Fact]
    public void A_database_of_another_program_with_the_same_version_number_is_refused_and_left_as_it_is()
    {
        folder.Execute($"CREATE TABLE songs (name TEXT); PRAGMA application_id=7; PRAGMA user_version={SqliteMigrations.All.Count}; PRAGMA journal_mode=WAL");

        RefusalThatLeavesTheFileAsItIs().ShouldContain("another program");
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_and_left_as_it_is()
    {
        await File.WriteAllTextAsync(folder.Path, string.Concat(Enumerable.Repeat("feeds:\n  - https://example.org\n", 50)), Cancel);

        RefusalThatLeavesTheFileAsItIs().ShouldContain("not a database");
    }

    [Fact]
    public async Task A_path_that_cannot_be_is_refused_in_one_sentence()
    {
        await File.WriteAllTextAsync(folder.Path, "a file, not a folder", Cancel);

        Should.Throw<StorageException>(() => SqliteDatabase.Open(new SqliteOptions { Path = Path.Combine(folder.Path, "feedwatch.db") }))
            .Message.ShouldContain("cannot be made");
    }

    [Fact]
    public async Task An_older_file_is_brought_up_to_date_with_all_that_is_in_it()
    {
        await using (var stores = StoreSet.Sqlite(folder.Path))
        {
            await stores.Stories.AddAsync([Sample.Story()], Cancel);
        }

        await SqliteDatabase.Open(folder.Options, [.. SqliteMigrations.All, "ALTER TABLE stories ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm'"]).DisposeAsync();

        folder.Scalar("SELECT mood FROM stories").ShouldBe("calm");
        folder.Scalar("PRAGMA user_version").ShouldBe($"{SqliteMigrations.All.Count + 1}");
    }

    [Fact]
    public async Task A_step_that_fails_leaves_the_older_file_to_the_older_program()
    {
        await OpenAndCloseAsync();

        Should.Throw<StorageException>(() => SqliteDatabase.Open(folder.Options, [.. SqliteMigrations.All, "CREATE TABLE half (a)", "not sql"]));

        await OpenAndCloseAsync();
        folder.Scalar("SELECT count(*) FROM sqlite_schema WHERE name = 'half'").ShouldBe("0");
    }

    [Fact]
    public async Task An_older_file_that_a_running_program_holds_is_not_changed_under_it()
    {
        await OpenAndCloseAsync();
        await using (new FileStream(folder.Path + ".lock", FileMode.Create, FileAccess.ReadWrite, FileShare.None))
        {
            Should.Throw<StorageException>(() => SqliteDatabase.Open(folder.Options, [.. SqliteMigrations.All, "CREATE TABLE late (a)"]))
                .Message.ShouldContain("is using");
        }

        folder.Scalar("PRAGMA user_version").ShouldBe($"{SqliteMigrations.All.Count}");
    }

    [Fact]
    public async Task An_older_file_is_brought_up_to_date_by_the_program_that_holds_the_lock()
    {
        await OpenAndCloseAsync();
        using var held = DatabaseLock.TryAcquire(folder.Path).ShouldBeOfType<LockResult.Acquired>().Lock;

        await SqliteDatabase.Open(folder.Options, [.. SqliteMigrations.All, "CREATE TABLE later (a)"]).DisposeAsync();

        folder.Scalar("PRAGMA user_version").ShouldBe($"{SqliteMigrations.All.Count + 1}");
    }

    [Fact]
    public async Task Eight_that_open_a_new_file_at_once_all_get_it()
    {
        var options = new SqliteOptions { Path = folder.Path };

        var databases = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => SqliteDatabase.Open(options), Cancel)));

        await Task.WhenAll(databases.Select(database => database.DisposeAsync().AsTask()));
        folder.Scalar("PRAGMA user_version").ShouldBe($"{SqliteMigrations.All.Count}");
    }

    private async Task OpenAndCloseAsync() => await SqliteDatabase.Open(folder.Options).DisposeAsync();

    private string RefusalThatLeavesTheFileAsItIs()
    {
        var before = File.ReadAllBytes(folder.Path);
        var refusal = Should.Throw<StorageException>(() => SqliteDatabase.Open(folder.Options));
        File.ReadAllBytes(folder.Path).ShouldBe(before);
        return refusal.Message;
    }
}
