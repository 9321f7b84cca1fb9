using FeedWatch.Configuration;
using FeedWatch.Storing;
using Microsoft.Extensions.Logging;

namespace FeedWatch.Host.Settings;

/// <summary>A copy of feedwatch.yaml as it was last in use, beside what else is kept: a bad edit followed by a restart must not end the watch. Holds no secret that feedwatch.yaml itself does not hold.</summary>
public sealed partial class LastValidCopy(IWatchPlace place, ConfigurationReader reader, ILogger<LastValidCopy> logger)
{
    /// <summary>Where it cannot be kept, that is logged: the watch goes on without it.</summary>
    public async Task KeepAsync(string yaml, CancellationToken cancellationToken)
    {
        try
        {
            // Looked at first: reading is cheaper than writing, and every process that starts keeps the same. Another that is faster keeps it for us.
            var kept = await place.ReadAsync(cancellationToken);
            if (kept is not WatchText.Text text || text.Yaml != yaml)
            {
                await place.TryWriteAsync(yaml, kept.Tag, cancellationToken);
            }
        }
        catch (StorageException exception)
        {
            Log.NotKept(logger, exception);
        }
    }

    public Task<WatchText> ReadAsync(CancellationToken cancellationToken) => place.ReadAsync(cancellationToken);

    /// <summary>Null where there is none, or where it is no longer valid: a variable of the environment may be gone.</summary>
    public async Task<WatchConfiguration?> FindAsync(CancellationToken cancellationToken) =>
        reader.Read(await place.ReadAsync(cancellationToken)) is ConfigurationResult.Valid valid ? valid.Configuration : null;

    private static partial class Log
    {
        [LoggerMessage(EventId = 8020, Level = LogLevel.Warning, Message = "No copy of the valid configuration could be kept: after a bad edit and a restart there would be none to go on with")]
        public static partial void NotKept(ILogger logger, Exception exception);
    }
}
