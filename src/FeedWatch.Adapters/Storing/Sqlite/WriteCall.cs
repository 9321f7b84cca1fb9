namespace FeedWatch.Adapters.Storing.Sqlite;

/// <summary>One caller's writes, waiting for the writer. Run once more from the start if the transaction it was part of failed, so it may change nothing but the database.</summary>
internal abstract class WriteCall(bool isDurable, CancellationToken cancellationToken)
{
    /// <summary>It must survive a power cut from the moment it is answered, not only the end of this process.</summary>
    public bool IsDurable => isDurable;

    /// <summary>From here on the call cannot be cancelled any more.</summary>
    public bool IsWanted()
    {
        if (!cancellationToken.IsCancellationRequested)
        {
            return true;
        }

        Cancel(cancellationToken);
        return false;
    }

    public abstract void Run(SqliteSession session);

    /// <summary>Answers the caller, after the commit.</summary>
    public abstract void Succeed();

    public abstract void Fail(Exception exception);

    protected abstract void Cancel(CancellationToken cancellationToken);
}

internal sealed class WriteCall<T>(Func<SqliteSession, T> work, bool isDurable, CancellationToken cancellationToken)
    : WriteCall(isDurable, cancellationToken)
{
    // The callers go on elsewhere: the writer has the next group to write.
    private readonly TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? result;

    public Task<T> Answer => answer.Task;

    public override void Run(SqliteSession session) => result = work(session);

    public override void Succeed() => answer.TrySetResult(result!);

    public override void Fail(Exception exception) => answer.TrySetException(exception);

    protected override void Cancel(CancellationToken cancellationToken) => answer.TrySetCanceled(cancellationToken);
}
