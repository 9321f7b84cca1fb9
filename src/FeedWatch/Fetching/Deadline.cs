namespace FeedWatch.Fetching;

/// <summary>The time that one fetch may take. It stands still while we wait out of politeness: that is no fault of the server.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly TimeProvider time;
    private readonly CancellationTokenSource over;
    private TimeSpan left;
    private long since;

    public Deadline(TimeSpan span, TimeProvider time)
    {
        this.time = time;
        left = span;
        since = time.GetTimestamp();
        over = new CancellationTokenSource(span, time);
    }

    public CancellationToken Token => over.Token;

    public bool IsOver => over.IsCancellationRequested;

    public async Task StandStillAsync(Task wait)
    {
        left -= time.GetElapsedTime(since);
        over.CancelAfter(Timeout.InfiniteTimeSpan);
        await wait;
        since = time.GetTimestamp();
        over.CancelAfter(left > TimeSpan.Zero ? left : TimeSpan.Zero);
    }

    public void Dispose() => over.Dispose();
}
