using System.Globalization;
using FeedWatch.Adapters.Storing.Sqlite;

namespace FeedWatch.Adapters.Tests.Storing.Sqlite;

public sealed class DatabaseLockTests : IDisposable
{
    private readonly DatabaseFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Only_one_holds_the_lock_and_the_other_is_told_who()
    {
        using var held = DatabaseLock.TryAcquire(folder.Path).ShouldBeOfType<LockResult.Acquired>().Lock;

        var message = DatabaseLock.TryAcquire(folder.Path).ShouldBeOfType<LockResult.InUse>().Message;

        message.ShouldContain($"process {Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}");
        message.ShouldContain(folder.Path);
    }

    [Fact]
    public void A_lock_that_was_let_go_is_free_and_a_stale_lock_file_does_not_matter()
    {
        DatabaseLock.TryAcquire(folder.Path).ShouldBeOfType<LockResult.Acquired>().Lock.Dispose();
        File.Exists(folder.Path + ".lock").ShouldBeTrue();
        File.WriteAllText(folder.Path + ".pid", "99999");

        using var again = DatabaseLock.TryAcquire(folder.Path).ShouldBeOfType<LockResult.Acquired>().Lock;
    }

    [Fact]
    public void Letting_go_twice_does_not_let_go_for_the_next_holder()
    {
        var first = DatabaseLock.TryAcquire(folder.Path).ShouldBeOfType<LockResult.Acquired>().Lock;
        first.Dispose();
        using var second = DatabaseLock.TryAcquire(folder.Path).ShouldBeOfType<LockResult.Acquired>().Lock;

        first.Dispose();

        DatabaseLock.TryAcquire(folder.Path).ShouldBeOfType<LockResult.InUse>();
    }

    [Fact]
    public void Locks_of_two_databases_do_not_meet()
    {
        using var one = DatabaseLock.TryAcquire(folder.Path).ShouldBeOfType<LockResult.Acquired>().Lock;
        using var other = DatabaseLock.TryAcquire(Path.Combine(Path.GetDirectoryName(folder.Path)!, "other.db")).ShouldBeOfType<LockResult.Acquired>().Lock;
    }
}
