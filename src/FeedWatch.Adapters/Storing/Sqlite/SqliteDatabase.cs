using FeedWatch.Storing;
using Microsoft.Data.Sqlite;

namespace FeedWatch.Adapters.Storing.Sqlite;

/// <summary>The one file, open: one writer and a few readers. Other processes may have it open too; they wait for each other's commits.</summary>
public sealed class SqliteDatabase : IAsyncDisposable
{
    private readonly SqliteWriter writer;
    private readonly SqliteReaders readers;
    private int isClosed;

    private SqliteDatabase(string path, SqliteSession session, TimeSpan lockWait)
    {
        writer = new SqliteWriter(session, path);
        readers = new SqliteReaders(() => new SqliteSession(path, SqliteOpenMode.ReadOnly, lockWait), path);
    }

    /// <summary>Transactions written so far; fewer than calls where many were made at once.</summary>
    public long Commits => writer.Commits;

    /// <summary>Makes the file where there is none and brings an older one up to date. Throws <see cref="StorageException"/> for one that is newer, foreign, locked or out of reach, and leaves it as it is.</summary>
    public static SqliteDatabase Open(SqliteOptions options) => Open(options, SqliteMigrations.All);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref isClosed, 1) == 0)
        {
            // The writer's session is the last to close: it takes the write-ahead log back into the file.
            await readers.DisposeAsync();
            await writer.DisposeAsync();
        }
    }

    internal static SqliteDatabase Open(SqliteOptions options, IReadOnlyList<string> migrations)
    {
        var path = Path.GetFullPath(options.Path);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path) ?? path);
            SqliteSchema.Refuse(path, options.LockWait, migrations.Count);
            return new SqliteDatabase(path, OpenForWriting(path, options.LockWait, migrations), options.LockWait);
        }
        catch (SqliteException exception)
        {
            throw SqliteErrors.Explain(exception, path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"The folder of {path} cannot be made: {exception.Message}", exception);
        }
    }

    /// <summary>Committed before it completes, together with what others wrote meanwhile; all of it or nothing.</summary>
    internal Task<T> WriteAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken) =>
        writer.WriteAsync(work, durable: false, cancellationToken);

    /// <summary>And on the disk before it completes: even a power cut does not take it back.</summary>
    internal Task<T> WriteDurablyAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken) =>
        writer.WriteAsync(work, durable: true, cancellationToken);

    internal Task<T> ReadAsync<T>(Func<SqliteSession, T> read, CancellationToken cancellationToken) =>
        readers.ReadAsync(read, cancellationToken);

    internal IAsyncEnumerable<T> StreamAsync<T>(Func<SqliteSession, Kept<T>?, int, IReadOnlyList<Kept<T>>> readPage, int limit, CancellationToken cancellationToken) =>
        readers.StreamAsync(readPage, limit, cancellationToken);

    private static SqliteSession OpenForWriting(string path, TimeSpan lockWait, IReadOnlyList<string> migrations)
    {
        var session = new SqliteSession(path, SqliteOpenMode.ReadWriteCreate, lockWait);
        try
        {
            SqliteSchema.Migrate(session, path, migrations);

            // The log is taken back every 32 MiB: a first poll of a thousand feeds writes about as much, and goes a fifth faster for it.
            session.Execute("PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=8000; PRAGMA journal_size_limit=33554432; PRAGMA cache_size=-8000; PRAGMA temp_store=MEMORY");
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }
}
