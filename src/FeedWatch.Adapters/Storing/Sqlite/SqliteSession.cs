using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace FeedWatch.Adapters.Storing.Sqlite;

/// <summary>One connection with the statements it has compiled. Used by one caller at a time.</summary>
internal sealed class SqliteSession : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Dictionary<string, SqliteStatement> statements = [];

    public SqliteSession(string path, SqliteOpenMode mode, TimeSpan lockWait)
    {
        connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,

            // Pooled handles would outlive us, and with them the lock and the write-ahead log.
            Pooling = false,
        }.ToString());

        try
        {
            connection.Open();
            Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout={lockWait.TotalMilliseconds:F0}"));
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private sqlite3 Handle => connection.Handle!;

    /// <summary>Compiled at the first call with this text. For texts of the program's own: what comes from outside is bound.</summary>
    public SqliteStatement Prepare(string sql)
    {
        if (!statements.TryGetValue(sql, out var statement))
        {
            statement = new SqliteStatement(Handle, sql);
            statements.Add(sql, statement);
        }

        return statement.Afresh();
    }

    /// <summary>Several commands at once, compiled for this one time: settings and schema.</summary>
    public void Execute(string sql) => SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(Handle, sql), Handle);

    /// <summary>Never throws: some errors, a full disk among them, have already ended the transaction.</summary>
    public void RollBack() => _ = raw.sqlite3_exec(Handle, "ROLLBACK");

    public void Dispose()
    {
        foreach (var statement in statements.Values)
        {
            statement.Dispose();
        }

        connection.Dispose();
    }
}
