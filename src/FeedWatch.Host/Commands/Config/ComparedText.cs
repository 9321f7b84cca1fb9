using FeedWatch.Configuration;
using FeedWatch.Feeds;
using FeedWatch.Host.Settings;

namespace FeedWatch.Host.Commands.Config;

/// <summary>Remembers in the folder of <c>--data</c> which text of the blob was last compared or pushed from here: a push over one that nobody here has seen is refused.</summary>
internal sealed class ComparedText(HostSettings settings, IWatchPlace place)
{
    private const string Nothing = "nothing";

    private string FilePath => Path.Combine(settings.Folder, $"compared-{ContentHash.Id(place.Name)}.txt");

    /// <summary>True where nothing is remembered, as in a pipeline whose repository is the truth.</summary>
    public bool IsKnown(string? tag) => !File.Exists(FilePath) || File.ReadAllText(FilePath) == (tag ?? Nothing);

    public void Remember(string? tag)
    {
        try
        {
            Directory.CreateDirectory(settings.Folder);
            File.WriteAllText(FilePath, tag ?? Nothing);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A folder that cannot be written costs this warning, not the comparison.
        }
    }
}
