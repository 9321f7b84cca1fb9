using System.Globalization;
using FeedWatch.Storing;

namespace FeedWatch.Configuration;

/// <summary>A file of this machine.</summary>
public sealed class FilePlace(string path) : IWatchPlace
{
    public string Name => path;

    // An editor or a copy that writes in place shows us half a file first.
    public bool IsWrittenWhole => false;

    public TimeSpan BetweenLooks => TimeSpan.FromSeconds(2);

    public static WatchText Read(string path)
    {
        try
        {
            return WatchText.Of(path, Tag(path), BoundedFile.Read(path, ConfigurationReader.MostBytes));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return WatchText.Unreadable.Of(path, "There is no such file.", "Run `feedwatch init` to have one written, or name the right file.");
        }
        catch (Exception exception) when (BoundedFile.IsUnreadable(exception))
        {
            return WatchText.Unreadable.Of(path, $"The file cannot be read: {exception.Message}", "Let the user that runs FeedWatch read it.");
        }
    }

    public Task<WatchText> ReadAsync(CancellationToken cancellationToken) => Task.Run(() => Read(path), cancellationToken);

    public async Task<bool> TryWriteAsync(string yaml, string? over, CancellationToken cancellationToken)
    {
        try
        {
            if (over != (File.Exists(path) ? Tag(path) : null))
            {
                return false;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".");

            // Beside the file, so that moving it is one step on any file system.
            var draft = path + ".new";
            await File.WriteAllTextAsync(draft, yaml, cancellationToken);
            File.Move(draft, path, overwrite: true);
            return true;
        }
        catch (Exception exception) when (BoundedFile.IsUnreadable(exception))
        {
            throw new StorageException($"{path} cannot be written: {exception.Message}", exception);
        }
    }

    private static string Tag(string path) => File.GetLastWriteTimeUtc(path).Ticks.ToString(CultureInfo.InvariantCulture);
}
