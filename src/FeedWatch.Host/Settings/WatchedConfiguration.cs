using FeedWatch.Alerting;
using FeedWatch.Configuration;
using FeedWatch.Storing;
using Microsoft.Extensions.Logging;

namespace FeedWatch.Host.Settings;

/// <summary>The configuration in use while the program runs: a good edit is taken up, a bad one is told of in the log and to the operators.</summary>
public sealed partial class WatchedConfiguration(IWatchPlace place, LastValidCopy lastValid, ConfigurationReader reader, IOutbox outbox, TimeProvider time, ILogger<WatchedConfiguration> logger)
{
    private ConfigurationWatch watch = new(reader, place, current: null);
    private IReadOnlyList<ConfigurationMistake> untold = [];

    /// <summary>Null: there never was a valid one.</summary>
    public WatchConfiguration? Current => watch.Current;

    /// <summary>Why what was read last is not in use; none: it is.</summary>
    public IReadOnlyList<ConfigurationMistake> Mistakes => watch.Mistakes;

    /// <param name="configuration">What was read already.</param>
    public void Begin(WatchConfiguration configuration) => watch = new ConfigurationWatch(reader, place, configuration);

    /// <summary>True if another configuration is in use from now on. For one caller at a time.</summary>
    /// <param name="keepsCopy">What is valid is kept, and found again by a process that starts when it no longer is.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    public async Task<bool> LookAsync(bool keepsCopy, CancellationToken cancellationToken)
    {
        var isFirst = Current is null;
        var change = await watch.CheckAsync(cancellationToken);
        if (change is ConfigurationChange.Changed changed)
        {
            untold = [];
            Tell(changed, isFirst);
            await (keepsCopy ? lastValid.KeepAsync(changed.Yaml, cancellationToken) : Task.CompletedTask);
        }
        else if (change is ConfigurationChange.Kept kept)
        {
            untold = kept.Mistakes;
            Tell(kept.Mistakes);
        }

        var isResumed = Current is null && keepsCopy && await ResumeAsync(cancellationToken);
        await TellOperatorsAsync(cancellationToken);
        return change is ConfigurationChange.Changed || isResumed;
    }

    private async Task<bool> ResumeAsync(CancellationToken cancellationToken)
    {
        if (await lastValid.FindAsync(cancellationToken) is not { } last)
        {
            return false;
        }

        watch.Resume(last);
        Log.Resumed(logger, last.Feeds.Count, last.Rules.Count, last.Recipients.Count);
        return true;
    }

    private void Tell(ConfigurationChange.Changed changed, bool isFirst)
    {
        foreach (var warning in changed.Warnings)
        {
            Log.Doubtful(logger, warning);
        }

        var (feeds, rules, recipients) = (changed.Configuration.Feeds.Count, changed.Configuration.Rules.Count, changed.Configuration.Recipients.Count);
        if (isFirst)
        {
            Log.First(logger, place.Name, feeds, rules, recipients);
        }
        else
        {
            Log.Changed(logger, place.Name, feeds, rules, recipients);
        }
    }

    private void Tell(IReadOnlyList<ConfigurationMistake> mistakes)
    {
        foreach (var mistake in mistakes)
        {
            Log.Mistake(logger, mistake);
        }

        Log.Kept(logger, place.Name);
    }

    /// <summary>A store that fails is asked again at the next look. Whom to tell is known only once some configuration is in use.</summary>
    private async Task TellOperatorsAsync(CancellationToken cancellationToken)
    {
        if (untold.Count == 0 || Current is not { } current)
        {
            return;
        }

        try
        {
            var notices = Notices.ConfigurationKept(place.Name, [.. untold.Select(mistake => mistake.ToString())], current.Recipients, time.GetUtcNow());
            await outbox.AddAsync(notices, cancellationToken);
            untold = [];
        }
        catch (StorageException exception)
        {
            Log.NotTold(logger, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 8010, Level = LogLevel.Information, Message = "{File} was changed and is in use: {Feeds} feeds, {Rules} rules, {Recipients} recipients")]
        public static partial void Changed(ILogger logger, string file, int feeds, int rules, int recipients);

        [LoggerMessage(EventId = 8016, Level = LogLevel.Information, Message = "{File} is in use: {Feeds} feeds, {Rules} rules, {Recipients} recipients")]
        public static partial void First(ILogger logger, string file, int feeds, int rules, int recipients);

        [LoggerMessage(EventId = 8011, Level = LogLevel.Warning, Message = "{Warning}")]
        public static partial void Doubtful(ILogger logger, ConfigurationMistake warning);

        [LoggerMessage(EventId = 8012, Level = LogLevel.Error, Message = "{Mistake}")]
        public static partial void Mistake(ILogger logger, ConfigurationMistake mistake);

        [LoggerMessage(EventId = 8013, Level = LogLevel.Error, Message = "{File} cannot be used: the last valid configuration stays in use, if there is one")]
        public static partial void Kept(ILogger logger, string file);

        [LoggerMessage(EventId = 8014, Level = LogLevel.Warning, Message = "The last valid configuration is in use: {Feeds} feeds, {Rules} rules, {Recipients} recipients")]
        public static partial void Resumed(ILogger logger, int feeds, int rules, int recipients);

        [LoggerMessage(EventId = 8015, Level = LogLevel.Error, Message = "The operators could not be told of the configuration yet")]
        public static partial void NotTold(ILogger logger, Exception exception);
    }
}
