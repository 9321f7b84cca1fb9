using System.Security;

namespace FeedWatch.Configuration;

/// <summary>Reads a file that somebody else may be writing, and no more of it than we can use.</summary>
internal static class BoundedFile
{
    private const int BufferSize = 16 * 1024;

    /// <summary>Null if it holds more than <paramref name="most"/> bytes. Its length is not believed: a pipe or /dev/zero has none.</summary>
    public static byte[]? Read(string path, int most)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var content = new MemoryStream();
        var buffer = new byte[BufferSize];
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

    /// <summary>As <see cref="Read"/>, of what comes over a network.</summary>
    public static async Task<byte[]?> ReadAsync(Stream stream, int most, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        var buffer = new byte[BufferSize];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
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
