using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;

namespace FeedWatch.Fetching;

/// <summary>A good guest's door: only so many requests to one server at once, a pause between their starts, first come first served.</summary>
public sealed class ServerPacer(IOptions<PolitenessOptions> options, TimeProvider time)
{
    private readonly int most = options.Value.MaxConcurrentPerServer;
    private readonly TimeSpan pause = options.Value.PauseBetweenStarts;
    private readonly Dictionary<string, Line> lines = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock door = new();

    /// <summary>Servers with a request under way, one waiting, or a pause running. Others are forgotten.</summary>
    public int KnownServers
    {
        get
        {
            lock (door)
            {
                return lines.Count;
            }
        }
    }

    /// <summary>Waits for this server's turn. Dispose of what comes back when the reply was read.</summary>
    public async Task<IDisposable> EnterAsync(string server, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var turn = new TaskCompletionSource<IDisposable>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (door)
        {
            var line = FindLine(server);
            line.Waiting.Enqueue(turn);
            Advance(line);
        }

        await using var cancelled = cancellationToken.UnsafeRegister(static (state, token) => ((TaskCompletionSource<IDisposable>)state!).TrySetCanceled(token), turn);
        return await turn.Task;
    }

    /// <summary>Waits for the pause only, for whoever has a turn at some server already. Waiting for a second one, two servers that redirect to each other would wait for ever.</summary>
    public async Task PassAsync(string server, CancellationToken cancellationToken)
    {
        TimeSpan wait;
        lock (door)
        {
            var line = FindLine(server);
            wait = Remaining(line);
            Pause(line);
            Advance(line);
        }

        await WaitAsync(wait, cancellationToken);
    }

    /// <summary>A turn, if one is free, for whoever has a turn at some server already: only the pause is waited for. Null: none is free.</summary>
    public async Task<IDisposable?> TryEnterAsync(string server, CancellationToken cancellationToken)
    {
        var (turn, wait) = TryTakeTurn(server);
        try
        {
            await WaitAsync(wait, cancellationToken);
            return turn;
        }
        catch (OperationCanceledException)
        {
            turn?.Dispose();
            throw;
        }
    }

    private (Visit? Turn, TimeSpan Wait) TryTakeTurn(string server)
    {
        lock (door)
        {
            var line = FindLine(server);
            if (line.Running + line.Waiting.Count >= most)
            {
                return (null, TimeSpan.Zero);
            }

            var wait = Remaining(line);
            line.Running++;
            Pause(line);
            return (new Visit(this, line), wait);
        }
    }

    private Line FindLine(string server)
    {
        if (!lines.TryGetValue(server, out var line))
        {
            line = new Line(server) { NextStartAt = time.GetTimestamp() };
            lines.Add(server, line);
        }

        return line;
    }

    // Called with the door held, whenever something changed: an arrival, an end, the end of a pause.
    private void Advance(Line line)
    {
        var wait = LetIn(line);
        if (line.Running > 0 && (line.Waiting.Count == 0 || line.Running == most))
        {
            // The next end will call again.
            return;
        }

        if (wait > TimeSpan.Zero)
        {
            Wake(line, wait);
        }
        else if (!line.IsToBeWoken)
        {
            lines.Remove(line.Server);
        }
    }

    /// <summary>Lets in whose turn it is; gives back how long the pause still runs.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "A visit belongs to whoever waited for it.")]
    private TimeSpan LetIn(Line line)
    {
        var wait = Remaining(line);
        while (wait <= TimeSpan.Zero && line.Running < most && line.Waiting.TryDequeue(out var turn))
        {
            // Whoever was cancelled in the line has no turn any more.
            if (turn.TrySetResult(new Visit(this, line)))
            {
                line.Running++;
                Pause(line);
                wait = pause;
            }
        }

        return wait;
    }

    // From the end of the pause that runs, for whoever passes through takes the start after it.
    private void Pause(Line line) =>
        line.NextStartAt = Math.Max(time.GetTimestamp(), line.NextStartAt) + (long)(pause.TotalSeconds * time.TimestampFrequency);

    private TimeSpan Remaining(Line line)
    {
        var now = time.GetTimestamp();
        return now >= line.NextStartAt ? TimeSpan.Zero : time.GetElapsedTime(now, line.NextStartAt);
    }

    private void Wake(Line line, TimeSpan wait)
    {
        if (!line.IsToBeWoken)
        {
            line.IsToBeWoken = true;
            _ = WakeAsync(line, wait);
        }
    }

    private async Task WakeAsync(Line line, TimeSpan wait)
    {
        await WaitAsync(wait, CancellationToken.None);
        lock (door)
        {
            line.IsToBeWoken = false;
            Advance(line);
        }
    }

    // Timers count whole milliseconds: a part of one would be no wait at all.
    private Task WaitAsync(TimeSpan wait, CancellationToken cancellationToken) => wait > TimeSpan.Zero
        ? Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), time, cancellationToken)
        : Task.CompletedTask;

    private void Leave(Line line)
    {
        lock (door)
        {
            line.Running--;
            Advance(line);
        }
    }

    private sealed class Line(string server)
    {
        public string Server => server;

        public Queue<TaskCompletionSource<IDisposable>> Waiting { get; } = new();

        public int Running { get; set; }

        public long NextStartAt { get; set; }

        public bool IsToBeWoken { get; set; }
    }

    private sealed class Visit(ServerPacer pacer, Line line) : IDisposable
    {
        private bool hasLeft;

        public void Dispose()
        {
            if (!Interlocked.Exchange(ref hasLeft, true))
            {
                pacer.Leave(line);
            }
        }
    }
}
