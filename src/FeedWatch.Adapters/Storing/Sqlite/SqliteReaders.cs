using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace FeedWatch.Adapters.Storing.Sqlite;

/// <summary>A few connections that only read. They see what is committed and never wait for the writer.</summary>
internal sealed class SqliteReaders : IAsyncDisposable
{
    private const int MostAtOnce = 4;
    private const int PageSize = 200;

    private readonly Channel<Lazy<SqliteSession>> idle = Channel.CreateBounded<Lazy<SqliteSession>>(MostAtOnce);
    private readonly string path;

    public SqliteReaders(Func<SqliteSession> open, string path)
    {
        this.path = path;
        for (var i = 0; i < MostAtOnce; i++)
        {
            // Publication only: one that could not be opened is tried again by the next caller.
            idle.Writer.TryWrite(new Lazy<SqliteSession>(open, LazyThreadSafetyMode.PublicationOnly));
        }
    }

    public async Task<T> ReadAsync<T>(Func<SqliteSession, T> read, CancellationToken cancellationToken)
    {
        var session = await idle.Reader.ReadAsync(cancellationToken);
        try
        {
            return read(session.Value);
        }
        catch (SqliteException exception)
        {
            throw SqliteErrors.Explain(exception, path);
        }
        finally
        {
            idle.Writer.TryWrite(session);
        }
    }

    /// <summary>Page by page, each after the last row of the one before: a slow caller never holds the write-ahead log back.</summary>
    public async IAsyncEnumerable<T> StreamAsync<T>(
        Func<SqliteSession, Kept<T>?, int, IReadOnlyList<Kept<T>>> readPage, int limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Kept<T>? last = null;
        while (limit > 0)
        {
            var size = Math.Min(limit, PageSize);
            var page = await ReadAsync(session => readPage(session, last, size), cancellationToken);
            foreach (var kept in page)
            {
                yield return kept.Value;
            }

            if (page.Count < size)
            {
                yield break;
            }

            last = page[^1];
            limit -= size;
        }
    }

    /// <summary>Waits for those who are reading.</summary>
    public async ValueTask DisposeAsync()
    {
        for (var i = 0; i < MostAtOnce; i++)
        {
            var session = await idle.Reader.ReadAsync();
            if (session.IsValueCreated)
            {
                session.Value.Dispose();
            }
        }

        idle.Writer.Complete();
    }
}

/// <summary>A value and the number of the row that holds it, from which the next page is read.</summary>
internal sealed record Kept<T>(long Row, T Value);
