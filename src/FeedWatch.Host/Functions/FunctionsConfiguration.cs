using FeedWatch.Configuration;
using FeedWatch.Host.Settings;

namespace FeedWatch.Host.Functions;

/// <summary>The configuration for the functions of one process: read after it answers, looked at again as it is asked for, at most once a minute.</summary>
/// <remarks>
/// A blob may be edited at any time: its last valid text is kept beside it, for the process that starts after a bad edit.
/// A file comes with the package and changes only with it; its folder cannot be written, and a package with a bad one is rolled back as a whole. So of that no copy is kept.
/// </remarks>
public sealed class FunctionsConfiguration(WatchedConfiguration watched, IWatchPlace place, TimeProvider time) : IConfigurationSource, IDisposable
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMinutes(1);

    // An instance that slept for hours must not begin with what it knew then.
    private static readonly TimeSpan Fresh = 2 * BetweenLooks;

    private readonly SemaphoreSlim oneLook = new(1, 1);
    private long lookedAt;

    /// <summary>Why what was read last is not in use; none: it is.</summary>
    public IReadOnlyList<string> Problems => [.. watched.Mistakes.Select(mistake => mistake.ToString())];

    public async Task<WatchConfiguration?> GetAsync(CancellationToken cancellationToken)
    {
        // While one invocation looks, the others go on with what they have, if it is fresh: a slow network must not hold up every poll.
        if (!await oneLook.WaitAsync(SinceLook < Fresh ? TimeSpan.Zero : Timeout.InfiniteTimeSpan, cancellationToken))
        {
            return watched.Current;
        }

        try
        {
            if (SinceLook >= BetweenLooks)
            {
                await watched.LookAsync(keepsCopy: place is not FilePlace, cancellationToken);
                Volatile.Write(ref lookedAt, watched.Current is null ? 0 : time.GetTimestamp());
            }

            return watched.Current;
        }
        finally
        {
            oneLook.Release();
        }
    }

    public void Dispose() => oneLook.Dispose();

    // Nothing valid found counts as not looked: the next invocation looks again.
    private TimeSpan SinceLook => Volatile.Read(ref lookedAt) is var at and not 0 ? time.GetElapsedTime(at) : TimeSpan.MaxValue;
}
