using FeedWatch.Alerting;
using FeedWatch.Configuration;
using FeedWatch.Host.Settings;
using Microsoft.Extensions.Logging;

namespace FeedWatch.Host.Daemon;

/// <summary>The configuration in use while the program runs: a good edit is taken up, a bad one is told of in the log and to the operators.</summary>
public sealed partial class WatchedConfiguration(WatchFile watchFile, LastValidFile lastValid, ConfigurationReader reader, IOutbox outbox, TimeProvider time, ILogger<WatchedConfiguration> logger)
{
    private ConfigurationWatch? watch;

    public WatchConfiguration Current => Watch.Current;

    private ConfigurationWatch Watch => watch ?? throw new InvalidOperationException("Nothing is watched yet.");

    public void Begin(WatchConfiguration configuration) => watch = new ConfigurationWatch(reader, watchFile.Path, configuration);

    /// <summary>True if another configuration is in use from now on.</summary>
    public async Task<bool> LookAsync(CancellationToken cancellationToken)
    {
        switch (await Watch.CheckAsync(cancellationToken))
        {
            case ConfigurationChange.Changed changed:
                Tell(changed);
                lastValid.Keep();
                return true;
            case ConfigurationChange.Kept kept:
                await TellAsync(kept.Mistakes, cancellationToken);
                return false;
            default:
                return false;
        }
    }

    private void Tell(ConfigurationChange.Changed changed)
    {
        foreach (var warning in changed.Warnings)
        {
            Log.Doubtful(logger, warning);
        }

        Log.Changed(logger, watchFile.Path, changed.Configuration.Feeds.Count, changed.Configuration.Rules.Count, changed.Configuration.Recipients.Count);
    }

    private async Task TellAsync(IReadOnlyList<ConfigurationMistake> mistakes, CancellationToken cancellationToken)
    {
        foreach (var mistake in mistakes)
        {
            Log.Mistake(logger, mistake);
        }

        Log.Kept(logger, watchFile.Path);
        var notices = Notices.ConfigurationKept(watchFile.Path, [.. mistakes.Select(mistake => mistake.ToString())], Current.Recipients, time.GetUtcNow());
        await outbox.AddAsync(notices, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 8010, Level = LogLevel.Information, Message = "{File} was changed and is in use: {Feeds} feeds, {Rules} rules, {Recipients} recipients")]
        public static partial void Changed(ILogger logger, string file, int feeds, int rules, int recipients);

        [LoggerMessage(EventId = 8011, Level = LogLevel.Warning, Message = "{Warning}")]
        public static partial void Doubtful(ILogger logger, ConfigurationMistake warning);

        [LoggerMessage(EventId = 8012, Level = LogLevel.Error, Message = "{Mistake}")]
        public static partial void Mistake(ILogger logger, ConfigurationMistake mistake);

        [LoggerMessage(EventId = 8013, Level = LogLevel.Error, Message = "{File} was changed and cannot be used: the last valid configuration stays in use")]
        public static partial void Kept(ILogger logger, string file);
    }
}
