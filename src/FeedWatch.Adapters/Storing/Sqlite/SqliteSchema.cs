using System.Globalization;
using FeedWatch.Storing;
using Microsoft.Data.Sqlite;

namespace FeedWatch.Adapters.Storing.Sqlite;

/// <summary>Knows its own files: refuses those of others and of newer versions before anything is written, and brings older ones up to date.</summary>
internal static class SqliteSchema
{
    /// <summary>"FWdb", in the header of each file of ours.</summary>
    private const int ApplicationId = 0x46576462;

    /// <summary>Reads only, through a connection that could not write. A file that is not there is fine.</summary>
    public static void Refuse(string path, TimeSpan lockWait, int newest)
    {
        if (!File.Exists(path))
        {
            return;
        }

        using var session = new SqliteSession(path, SqliteOpenMode.ReadOnly, lockWait);
        RefuseForeign(session, path);
        RefuseNewer(session, path, newest);
    }

    /// <summary>All steps that the file lacks in one transaction, so that an older program finds the old file if one of them fails.</summary>
    public static void Migrate(SqliteSession session, string path, IReadOnlyList<string> migrations)
    {
        if (Version(session) == migrations.Count)
        {
            return;
        }

        using var alone = AloneWith(session, path);
        session.Execute("BEGIN IMMEDIATE");
        try
        {
            // Asked again: until now another process might have been faster.
            RefuseNewer(session, path, migrations.Count);
            foreach (var step in migrations.Skip(Version(session)))
            {
                session.Execute(step);
            }

            session.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id={ApplicationId}; PRAGMA user_version={migrations.Count}; COMMIT"));
        }
        catch
        {
            session.RollBack();
            throw;
        }
    }

    // A program of the old version must not go on writing to a file of the new one.
    private static DatabaseLock? AloneWith(SqliteSession session, string path)
    {
        if (Version(session) == 0 || DatabaseLock.IsHeldHere(path))
        {
            return null;
        }

        return DatabaseLock.TryAcquire(path) switch
        {
            LockResult.Acquired acquired => acquired.Lock,
            LockResult.InUse inUse => throw new StorageException($"{inUse.Message} It is of an older version, which has to stop before the database can be brought up to date."),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static void RefuseForeign(SqliteSession session, string path)
    {
        // In this order: another process may be making the file just now, and gives it tables and id in one transaction.
        var hasTables = session.Prepare("SELECT count(*) FROM sqlite_schema").Number() > 0;
        if (hasTables && session.Prepare("PRAGMA application_id").Number() != ApplicationId)
        {
            throw new StorageException($"{path} belongs to another program. It was left as it is; choose another path.");
        }
    }

    private static void RefuseNewer(SqliteSession session, string path, int newest)
    {
        if (Version(session) > newest)
        {
            throw new StorageException($"{path} was written by a newer FeedWatch (schema {Version(session)}, this one knows {newest}). It was left as it is; use the newer version, or another path.");
        }
    }

    private static int Version(SqliteSession session) => (int)session.Prepare("PRAGMA user_version").Number();
}
