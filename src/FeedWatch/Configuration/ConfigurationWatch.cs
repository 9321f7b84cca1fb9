using System.Diagnostics;

namespace FeedWatch.Configuration;

/// <summary>Holds the configuration in use and looks whether the file says another. A bad edit changes nothing but what people are told.</summary>
/// <remarks>
/// New text counts once two looks in a row found it: an editor or a copy that writes in place shows us half a file first, and half a file
/// with fewer recipients is valid. The whole text is compared each time: file systems lose events, and a switched link keeps its time.
/// </remarks>
public sealed class ConfigurationWatch(ConfigurationReader reader, string path, WatchConfiguration current)
{
    private ConfigurationFile? lastSeen;
    private ConfigurationFile? lastRead;
    private IReadOnlyList<ConfigurationMistake> told = [];

    public WatchConfiguration Current { get; private set; } = current;

    /// <summary>For one caller at a time, every few seconds.</summary>
    public Task<ConfigurationChange> CheckAsync(CancellationToken cancellationToken) => Task.Run(Check, cancellationToken);

    private ConfigurationChange Check()
    {
        var file = ConfigurationFile.Read(path);
        var hasSettled = file == lastSeen;
        lastSeen = file;
        if (!hasSettled || file == lastRead)
        {
            return new ConfigurationChange.Unchanged();
        }

        lastRead = file;
        return reader.Read(file) switch
        {
            ConfigurationResult.Valid valid => Take(valid),
            ConfigurationResult.Invalid invalid => Keep(invalid),
            _ => throw new UnreachableException(),
        };
    }

    private ConfigurationChange Take(ConfigurationResult.Valid valid)
    {
        var isNew = valid.Configuration.Version != Current.Version || told.Count > 0;
        told = [];
        if (!isNew)
        {
            return new ConfigurationChange.Unchanged();
        }

        Current = valid.Configuration;
        return new ConfigurationChange.Changed(valid.Configuration, valid.Warnings);
    }

    private ConfigurationChange Keep(ConfigurationResult.Invalid invalid)
    {
        var isTold = told.SequenceEqual(invalid.Mistakes);
        told = invalid.Mistakes;
        return isTold ? new ConfigurationChange.Unchanged() : new ConfigurationChange.Kept(invalid.Mistakes);
    }
}
