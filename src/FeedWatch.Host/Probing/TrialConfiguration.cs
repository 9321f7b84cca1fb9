using FeedWatch.Configuration;
using FeedWatch.Host.Settings;

namespace FeedWatch.Host.Probing;

/// <summary>The configuration that a trial is about: the file that is being edited; where there is none, what is in use.</summary>
public sealed class TrialConfiguration(WatchFile watchFile, IWatchPlace place, ConfigurationReader reader)
{
    private ConfigurationResult? read;

    /// <summary>Null where there is no valid one: a query can be tried before the first feedwatch.yaml is written.</summary>
    public async Task<WatchConfiguration?> FindAsync(CancellationToken cancellationToken)
    {
        read ??= watchFile.Exists ? watchFile.Read() : reader.Read(await place.ReadAsync(cancellationToken));
        return read is ConfigurationResult.Valid valid ? valid.Configuration : null;
    }

    /// <summary>There is a file, and it cannot be used.</summary>
    public bool IsBroken => watchFile.Exists && read is ConfigurationResult.Invalid;
}
