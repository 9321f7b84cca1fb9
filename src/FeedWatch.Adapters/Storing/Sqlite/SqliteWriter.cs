using System.Threading.Channels;
using FeedWatch.Storing;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace FeedWatch.Adapters.Storing.Sqlite;

/// <summary>The one that writes: takes calls in the order they came and commits together what is waiting, since a commit costs more than most calls.</summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private const int MostCallsWaiting = 1_024;
    private const int MostCallsInOneCommit = 256;

    private readonly Channel<WriteCall> calls = Channel.CreateBounded<WriteCall>(new BoundedChannelOptions(MostCallsWaiting) { SingleReader = true });
    private readonly SqliteSession session;
    private readonly string path;
    private readonly Task loop;
    private bool isFullySynchronous;
    private long commits;

    public SqliteWriter(SqliteSession session, string path)
    {
        this.session = session;
        this.path = path;
        session.Execute("PRAGMA synchronous=NORMAL");
        loop = Task.Run(WriteAllAsync);
    }

    public long Commits => Interlocked.Read(ref commits);

    /// <summary>Completes after the commit. Cancelled only while it waits: what was begun is finished.</summary>
    public async Task<T> WriteAsync<T>(Func<SqliteSession, T> work, bool durable, CancellationToken cancellationToken)
    {
        var call = new WriteCall<T>(work, durable, cancellationToken);
        try
        {
            await calls.Writer.WriteAsync(call, cancellationToken);
        }
        catch (ChannelClosedException exception)
        {
            throw new ObjectDisposedException($"The database {path} is closed.", exception);
        }

        return await call.Answer;
    }

    /// <summary>Writes what is waiting, then ends.</summary>
    public async ValueTask DisposeAsync()
    {
        calls.Writer.TryComplete();
        await loop;
        session.Dispose();
    }

    private async Task WriteAllAsync()
    {
        var group = new List<WriteCall>(MostCallsInOneCommit);
        while (await calls.Reader.WaitToReadAsync())
        {
            group.Clear();
            while (group.Count < MostCallsInOneCommit && calls.Reader.TryRead(out var call))
            {
                if (call.IsWanted())
                {
                    group.Add(call);
                }
            }

            if (group.Count > 0)
            {
                Write(group);
            }
        }
    }

    private void Write(List<WriteCall> group)
    {
        var failure = Commit(group);
        if (failure is null)
        {
            group.ForEach(call => call.Succeed());
        }
        else if (group.Count > 1 && !IsLocked(failure))
        {
            // One of them failed and took the others along. Each for itself now, so that only the guilty one fails.
            group.ForEach(call => Write([call]));
        }
        else
        {
            group.ForEach(call => call.Fail(failure));
        }
    }

    private Exception? Commit(List<WriteCall> group)
    {
        try
        {
            Synchronise(group.Any(call => call.IsDurable));
            session.Prepare("BEGIN IMMEDIATE").Run();
            foreach (var call in group)
            {
                call.Run(session);
            }

            session.Prepare("COMMIT").Run();
            Interlocked.Increment(ref commits);
            return null;
        }
#pragma warning disable CA1031 // Whatever it is, it belongs to the callers: the writer goes on for the others.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            session.RollBack();
            return exception is SqliteException error ? SqliteErrors.Explain(error, path) : exception;
        }
    }

    // Without it a power cut can take back the last commits, in order: a poll does them again, a mail that was sent could not be called back.
    private void Synchronise(bool fully)
    {
        if (isFullySynchronous != fully)
        {
            session.Execute(fully ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=NORMAL");
            isFullySynchronous = fully;
        }
    }

    // Nobody got in, and each would wait for the lock as long as the first did.
    private static bool IsLocked(Exception failure) => failure is StorageException { InnerException: SqliteException { SqliteErrorCode: raw.SQLITE_BUSY } };
}
