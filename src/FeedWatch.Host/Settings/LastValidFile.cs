using FeedWatch.Configuration;
using FeedWatch.Feeds;

namespace FeedWatch.Host.Settings;

/// <summary>A copy of feedwatch.yaml as it was last in use, beside the database: a bad edit followed by a restart must not end the watch. Holds no secret that the file itself does not hold.</summary>
public sealed class LastValidFile(WatchFile watchFile, DatabaseFile database, ConfigurationReader reader)
{
    // One for each configuration file that is used with this database.
    private string FilePath => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(database.Path) ?? ".", $"last-valid-{ContentHash.Id(System.IO.Path.GetFullPath(watchFile.Path))}.yaml");

    public void Keep()
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(FilePath) ?? ".");
        var draft = FilePath + ".new";
        File.Copy(watchFile.Path, draft, overwrite: true);
        File.Move(draft, FilePath, overwrite: true);
    }

    /// <summary>Null where there is none, or where it is no longer valid: a variable of the environment may be gone.</summary>
    public WatchConfiguration? Find() =>
        File.Exists(FilePath) && reader.ReadFile(FilePath) is ConfigurationResult.Valid valid ? valid.Configuration : null;
}
