using System.Diagnostics;

namespace FeedWatch.Configuration;

/// <summary>Holds the configuration in use and looks whether feedwatch.yaml says another. A bad edit changes nothing but what people are told.</summary>
/// <remarks>
/// New text of a file counts once two looks in a row found it: an editor or a copy that writes in place shows us half a file first, and half a file
/// with fewer recipients is valid. So does a failure to read it: a network that blinks is nothing to tell people of.
/// The whole text is compared each time: file systems lose events, and a switched link keeps its time.
/// </remarks>
/// <param name="current">Null: nothing is in use yet, and the first look counts.</param>
public sealed class ConfigurationWatch(ConfigurationReader reader, IWatchPlace place, WatchConfiguration? current)
{
    private WatchText? lastSeen;
    private WatchText? lastRead;
    private IReadOnlyList<ConfigurationMistake> told = [];

    public WatchConfiguration? Current { get; private set; } = current;

    /// <summary>What is wrong with the text that was read last; it is not in use then.</summary>
    public IReadOnlyList<ConfigurationMistake> Mistakes => told;

    /// <summary>Takes up what was kept of earlier, for as long as nothing better is read.</summary>
    public void Resume(WatchConfiguration last) => Current ??= last;

    /// <summary>For one caller at a time.</summary>
    public async Task<ConfigurationChange> CheckAsync(CancellationToken cancellationToken)
    {
        var text = await place.ReadAsync(cancellationToken);
        var counts = text == lastSeen || Current is null || (place.IsWrittenWhole && text is WatchText.Text);
        lastSeen = text;
        if (!counts || text == lastRead)
        {
            return new ConfigurationChange.Unchanged();
        }

        lastRead = text;

        // Thousands of feeds take a while to read, and the rest of the program goes on meanwhile.
        return await Task.Run(() => reader.Read(text), cancellationToken) switch
        {
            ConfigurationResult.Valid valid => Take(valid, ((WatchText.Text)text).Yaml),
            ConfigurationResult.Invalid invalid => Keep(invalid),
            _ => throw new UnreachableException(),
        };
    }

    private ConfigurationChange Take(ConfigurationResult.Valid valid, string yaml)
    {
        var isNew = valid.Configuration.Version != Current?.Version || told.Count > 0;
        told = [];
        if (!isNew)
        {
            return new ConfigurationChange.Unchanged();
        }

        Current = valid.Configuration;
        return new ConfigurationChange.Changed(valid.Configuration, valid.Warnings, yaml);
    }

    private ConfigurationChange Keep(ConfigurationResult.Invalid invalid)
    {
        var isTold = told.SequenceEqual(invalid.Mistakes);
        told = invalid.Mistakes;
        return isTold ? new ConfigurationChange.Unchanged() : new ConfigurationChange.Kept(invalid.Mistakes);
    }
}
