using System.Diagnostics;
using System.Globalization;
using FeedWatch.Adapters.Storing.Sqlite;
using FeedWatch.Alerting;
using FeedWatch.Testing.Storing;

namespace FeedWatch.Adapters.Tests.Storing.Sqlite;

public sealed class SqliteKillTests : IDisposable
{
    private const string PathVariable = "FEEDWATCH_TEST_DATABASE";
    private const string Acknowledged = "acknowledged ";

    private readonly DatabaseFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_process_killed_in_the_middle_of_writing_loses_nothing_that_was_acknowledged()
    {
        using var child = StartChild();
        var acknowledged = new List<string>();
        while (acknowledged.Count < 100)
        {
            acknowledged.AddRange(Story(await child.StandardOutput.ReadLineAsync(Cancel)));
        }

        DatabaseLock.TryAcquire(folder.Path).ShouldBeOfType<LockResult.InUse>().Message.ShouldContain($"process {child.Id.ToString(CultureInfo.InvariantCulture)}");
        child.Kill();
        while (await child.StandardOutput.ReadLineAsync(Cancel) is { } line)
        {
            acknowledged.AddRange(Story(line));
        }

        await child.WaitForExitAsync(Cancel);
        using var held = DatabaseLock.TryAcquire(folder.Path).ShouldBeOfType<LockResult.Acquired>().Lock;
        await CheckAsync(acknowledged);
    }

    /// <summary>The child of the test above: writes until it is killed, and says what it was promised.</summary>
    [Fact(Explicit = true)]
    public async Task Child_that_writes_until_it_is_killed()
    {
        var path = Environment.GetEnvironmentVariable(PathVariable) ?? throw new InvalidOperationException("Only the test above starts this one.");
        using var held = DatabaseLock.TryAcquire(path).ShouldBeOfType<LockResult.Acquired>().Lock;
        await using var stores = StoreSet.Sqlite(path);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(() => WriteAsync(stores, writer), Cancel)));
    }

    private static async Task WriteAsync(StoreSet stores, int writer)
    {
        for (var i = 0; i < 100_000; i++)
        {
            var story = string.Create(CultureInfo.InvariantCulture, $"{writer}-{i}");
            var alert = Sample.Alert(story);
            await stores.Hits.AddAsync([Sample.Hit(story)], Cancel);
            await stores.Outbox.AddAsync([alert], Cancel);
            await stores.Mails.FixAsync(Sample.Mail(alert), Sample.Noon, Cancel);
            await Console.Out.WriteLineAsync(Acknowledged + story);
        }
    }

    private static IEnumerable<string> Story(string? line) =>
        line switch
        {
            null => throw new InvalidOperationException("The child ended too early."),
            _ when line.StartsWith(Acknowledged, StringComparison.Ordinal) => [line[Acknowledged.Length..]],
            _ => [],
        };

    private Process StartChild()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "FeedWatch.Adapters.Tests" + (OperatingSystem.IsWindows() ? ".exe" : string.Empty));
        var method = $"{typeof(SqliteKillTests).FullName}.{nameof(Child_that_writes_until_it_is_killed)}";
        return Process.Start(new ProcessStartInfo(program, ["-method", method, "-explicit", "only"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            Environment = { [PathVariable] = folder.Path },
        })!;
    }

    private async Task CheckAsync(List<string> acknowledged)
    {
        await using var stores = StoreSet.Sqlite(folder.Path);
        var hits = await stores.Hits.FindAsync(new(Limit: int.MaxValue), Cancel).Select(hit => hit.Key.StoryId.Value).ToHashSetAsync(cancellationToken: Cancel);
        var mailed = await stores.Mails.FindOpenAsync(Cancel).SelectMany(mail => mail.Alerts).ToHashSetAsync(cancellationToken: Cancel);
        var taken = await stores.Outbox.FindAsync(new(Status: AlertStatus.InMail, Limit: int.MaxValue), Cancel).Select(alert => alert.Id).ToListAsync(Cancel);

        acknowledged.ShouldAllBe(story => hits.Contains(story) && mailed.Contains(Sample.Alert(story).Id));
        mailed.SetEquals(taken).ShouldBeTrue();
        folder.Scalar("PRAGMA integrity_check").ShouldBe("ok");
    }
}
