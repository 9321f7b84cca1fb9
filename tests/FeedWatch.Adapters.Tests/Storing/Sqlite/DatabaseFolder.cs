using FeedWatch.Adapters.Storing.Sqlite;
using Microsoft.Data.Sqlite;

namespace FeedWatch.Adapters.Tests.Storing.Sqlite;

/// <summary>A folder of its own for a database, and a way to touch the file as another program would.</summary>
internal sealed class DatabaseFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("feedwatch-");

    public string Path => System.IO.Path.Combine(folder.FullName, "feedwatch.db");

    public SqliteOptions Options => new() { Path = Path, LockWait = TimeSpan.FromMilliseconds(50) };

    public void Execute(string sql)
    {
        using var session = Connect();
        session.Execute(sql);
    }

    public string? Scalar(string sql)
    {
        using var session = Connect();
        return session.Prepare(sql).First(row => row.Text());
    }

    public SqliteSession Connect() => new(Path, SqliteOpenMode.ReadWriteCreate, TimeSpan.FromSeconds(5));

    public void Dispose() => folder.Delete(recursive: true);
}
