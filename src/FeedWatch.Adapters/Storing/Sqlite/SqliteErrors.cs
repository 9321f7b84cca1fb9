using FeedWatch.Storing;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace FeedWatch.Adapters.Storing.Sqlite;

/// <summary>Says what an error of SQLite means to a person, and what to do about it.</summary>
internal static class SqliteErrors
{
    public static StorageException Explain(SqliteException exception, string path) =>
        new($"The database {path} {Meaning(exception)}", exception);

    private static string Meaning(SqliteException exception) => exception.SqliteErrorCode switch
    {
        raw.SQLITE_FULL => "cannot grow: the disk is full. Make room, and it works again.",
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => "is locked by another program. Close what has it open.",
        raw.SQLITE_READONLY or raw.SQLITE_PERM => "may not be written. Check who owns the file and its folder.",
        raw.SQLITE_CANTOPEN => "cannot be opened. Check that its folder is there and may be written.",
        raw.SQLITE_IOERR => $"cannot be read or written: the disk reports an error ({exception.Message}). Check the disk and the room on it.",
        raw.SQLITE_NOTADB => "is not a database. Choose another path.",
        raw.SQLITE_CORRUPT => "is damaged. Put a copy from your backup in its place.",
        _ => $"failed: {exception.Message}",
    };
}
