using System.Collections.Concurrent;
using System.Globalization;
using FeedWatch.Storing;

namespace FeedWatch.Adapters.Storing.Sqlite;

/// <summary>Makes one process the one that polls and delivers. Held by the operating system, so that it is free again the moment the process ends, however it ends.</summary>
public sealed class DatabaseLock : IDisposable
{
    private static readonly ConcurrentDictionary<string, DatabaseLock> HeldHere = new();

    private readonly string database;
    private readonly FileStream file;

    private DatabaseLock(string database, FileStream file)
    {
        this.database = database;
        this.file = file;
    }

    /// <summary>Commands that only read, resend or cancel need no lock.</summary>
    public static LockResult TryAcquire(string databasePath)
    {
        var path = Path.GetFullPath(databasePath);
        try
        {
            if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
            {
                Directory.CreateDirectory(folder);
            }

            return new LockResult.Acquired(Hold(path));
        }
        catch (IOException exception) when (IsTaken(exception))
        {
            return new LockResult.InUse($"Another feedwatch{HolderOf(path)} is using {path}.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"{path} cannot be locked: {exception.Message}", exception);
        }
    }

    /// <summary>The lock file stays: taking it away could take it from someone who has just opened it.</summary>
    public void Dispose()
    {
        if (HeldHere.TryRemove(KeyValuePair.Create(database, this)))
        {
            File.Delete(ProcessFile(database));
            file.Dispose();
        }
    }

    internal static bool IsHeldHere(string databasePath) => HeldHere.ContainsKey(Path.GetFullPath(databasePath));

    private static DatabaseLock Hold(string path)
    {
        var held = new DatabaseLock(path, new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        HeldHere[path] = held;
        try
        {
            // Beside the lock, since nobody can read a file that is locked.
            File.WriteAllText(ProcessFile(path), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            // A full disk. The number is for people only; the lock is held without it.
        }

        return held;
    }

    // ERROR_SHARING_VIOLATION on Windows, EWOULDBLOCK on Linux and macOS.
    private static bool IsTaken(IOException exception) => (exception.HResult & 0xFFFF) is 32 or 11 or 35;

    private static string HolderOf(string path)
    {
        try
        {
            return $" (process {File.ReadAllText(ProcessFile(path)).Trim()})";
        }
        catch (IOException)
        {
            // It has the lock and has not said yet who it is.
            return string.Empty;
        }
    }

    private static string ProcessFile(string path) => path + ".pid";
}

/// <summary>Whether the lock was free.</summary>
public abstract record LockResult
{
    private LockResult()
    {
    }

    public sealed record Acquired(DatabaseLock Lock) : LockResult;

    /// <param name="Message">One line that names the process and the file.</param>
    public sealed record InUse(string Message) : LockResult;
}
