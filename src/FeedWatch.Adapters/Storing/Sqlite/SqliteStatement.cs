using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace FeedWatch.Adapters.Storing.Sqlite;

/// <summary>One SQL command, compiled once and run often. Values go in in the order ?1, ?2 ... are numbered. A third cheaper than SqliteCommand, which looks each parameter up by name.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private const int UsualBytes = 8_192;

    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private readonly SqliteRow row;
    private readonly byte[] utf8 = new byte[UsualBytes];
    private int bound;

    public SqliteStatement(sqlite3 database, string sql)
    {
        this.database = database;
        Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out statement));
        row = new SqliteRow(statement);
    }

    public SqliteStatement With(string? value)
    {
        bound++;
        if (string.IsNullOrEmpty(value))
        {
            return Check(value is null ? raw.sqlite3_bind_null(statement, bound) : raw.sqlite3_bind_text(statement, bound, string.Empty));
        }

        // A lone surrogate, which UTF-8 cannot hold, becomes U+FFFD: one UTF-16 unit as well, so that places stay right.
        return Check(raw.sqlite3_bind_text(statement, bound, Encoding.UTF8.TryGetBytes(value, utf8, out var length) ? utf8.AsSpan(0, length) : Encoding.UTF8.GetBytes(value)));
    }

    public SqliteStatement With(long value) => Check(raw.sqlite3_bind_int64(statement, ++bound, value));

    public SqliteStatement With(bool value) => With(value ? 1 : 0);

    public SqliteStatement With(Uri? value) => With(value?.OriginalString);

    /// <summary>As ticks in UTC: exact.</summary>
    public SqliteStatement With(DateTimeOffset? value) =>
        value is { } at ? With(at.UtcTicks) : Check(raw.sqlite3_bind_null(statement, ++bound));

    public SqliteStatement With(ReadOnlySpan<byte> value) =>
        Check(value.IsEmpty ? raw.sqlite3_bind_zeroblob(statement, ++bound, 0) : raw.sqlite3_bind_blob(statement, ++bound, value));

    /// <summary>Forgets what a caller bound before it failed.</summary>
    public SqliteStatement Afresh()
    {
        bound = 0;
        return this;
    }

    /// <summary>Runs it and gives back how many rows it changed.</summary>
    public int Run()
    {
        try
        {
            Step();
            return raw.sqlite3_changes(database);
        }
        finally
        {
            Reset();
        }
    }

    public IReadOnlyList<T> List<T>(Func<SqliteRow, T> read)
    {
        var list = new List<T>();
        try
        {
            while (Step())
            {
                list.Add(read(row));
            }

            return list;
        }
        finally
        {
            Reset();
        }
    }

    public T? First<T>(Func<SqliteRow, T> read)
        where T : class
    {
        try
        {
            return Step() ? read(row) : null;
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>The one whole number that the command gives back.</summary>
    public long Number()
    {
        try
        {
            return Step() ? row.Number() : throw new InvalidOperationException("The command gave back no row.");
        }
        finally
        {
            Reset();
        }
    }

    public void Dispose() => statement.Dispose();

    private bool Step()
    {
        row.Rewind();
        var result = raw.sqlite3_step(statement);
        if (result is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            SqliteException.ThrowExceptionForRC(result, database);
        }

        return result == raw.SQLITE_ROW;
    }

    // An open statement would keep its read transaction open, and with it the write-ahead log.
    private void Reset()
    {
        raw.sqlite3_reset(statement);
        bound = 0;
    }

    private SqliteStatement Check(int result)
    {
        SqliteException.ThrowExceptionForRC(result, database);
        return this;
    }
}
