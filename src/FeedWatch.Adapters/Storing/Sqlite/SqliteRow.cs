using System.Text;
using SQLitePCL;

namespace FeedWatch.Adapters.Storing.Sqlite;

/// <summary>The row a statement stands at; each call reads the next column.</summary>
internal sealed class SqliteRow(sqlite3_stmt statement)
{
    private int column;

    public string Text() => TextOrNull() ?? string.Empty;

    public string? TextOrNull() => IsNull() ? null : Encoding.UTF8.GetString(Bytes());

    public Uri? Url() => TextOrNull() is { } text ? new Uri(text, UriKind.RelativeOrAbsolute) : null;

    public long Number() => raw.sqlite3_column_int64(statement, column++);

    public int Count() => checked((int)Number());

    public bool Flag() => Number() != 0;

    public DateTimeOffset Time() => new(Number(), TimeSpan.Zero);

    public DateTimeOffset? TimeOrNull() => IsNull() ? null : Time();

    /// <summary>Valid until the next row is read.</summary>
    public ReadOnlySpan<byte> Bytes() => raw.sqlite3_column_blob(statement, column++);

    /// <summary>Steps over the column only if it holds nothing.</summary>
    public bool IsNull()
    {
        var isNull = raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;
        column += isNull ? 1 : 0;
        return isNull;
    }

    public void Rewind() => column = 0;
}
