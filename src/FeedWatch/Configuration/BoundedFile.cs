using System.Security;

namespace FeedWatch.Configuration;

/// <summary>Reads a file that somebody else may be writing, and no more of it than we can use.</summary>
internal static class BoundedFile
{
    /// <summary>Null if it holds more than <paramref name="most"/> bytes. Its length is not believed: a pipe or /dev/zero has none.</summary>
    public static byte[]? Read(string path, int most)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var content = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = file.Read(buffer)) > 0)
        {
            content.Write(buffer.AsSpan(0, read));
            if (content.Length > most)
            {
                return null;
            }
        }

        return content.ToArray();
    }

    public static bool IsUnreadable(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or SecurityException or ArgumentException or NotSupportedException;
}
