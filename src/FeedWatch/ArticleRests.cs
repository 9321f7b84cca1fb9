namespace FeedWatch;

/// <summary>Servers of articles that asked this process to be left alone, so that one feed's news holds for all feeds that link there. What holds for the polls of such a server lies with its lease.</summary>
public sealed class ArticleRests(TimeProvider time)
{
    /// <summary>Where the server does not say how long.</summary>
    public static readonly TimeSpan Usual = TimeSpan.FromMinutes(10);

    // More than rest at a time, unless somebody makes up names.
    private const int MostServers = 1_000;

    private readonly Dictionary<string, DateTimeOffset> ends = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock gate = new();

    /// <summary>How long it still wants to be left alone; null: it may be asked.</summary>
    public TimeSpan? LeftOf(string server)
    {
        lock (gate)
        {
            return ends.TryGetValue(server, out var end) && end > time.GetUtcNow() ? end - time.GetUtcNow() : null;
        }
    }

    /// <summary>The server asks for it; a longer rest that it asked for before stays.</summary>
    public void Ask(string server, TimeSpan wish)
    {
        var now = time.GetUtcNow();
        lock (gate)
        {
            if (ends.Count >= MostServers)
            {
                Forget(now);
            }

            var end = now + wish;
            ends[server] = ends.TryGetValue(server, out var before) && before > end ? before : end;
        }
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (server, _) in ends.Where(rest => rest.Value <= now).ToList())
        {
            ends.Remove(server);
        }

        if (ends.Count >= MostServers)
        {
            ends.Remove(ends.MinBy(rest => rest.Value).Key);
        }
    }
}
