using FeedWatch.Fetching;

namespace FeedWatch.Host.Reading;

/// <summary>The bytes of a file, as many of them as would be taken of a server's reply.</summary>
internal static class FileBody
{
    /// <returns>Null and why, in words for a person.</returns>
    public static FileStream? TryOpen(string path, out string reason)
    {
        reason = string.Empty;
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            reason = ReasonFor(exception, path);
            return null;
        }
    }

    /// <summary>The length of the file is not believed: a pipe or /dev/zero has none.</summary>
    public static async Task<(ReadOnlyMemory<byte> Body, BodyEnd End)> ReadAsync(FileStream file, int limit, CancellationToken cancellationToken)
    {
        var body = new byte[(int)Math.Min(limit, Math.Max(file.CanSeek ? file.Length : 0, 4 * 1024)) + 1];
        var length = 0;
        while (true)
        {
            var count = await file.ReadAsync(body.AsMemory(length), cancellationToken);
            length += count;
            if (count == 0 || length > limit)
            {
                return (body.AsMemory(0, Math.Min(length, limit)), length > limit ? BodyEnd.OverLimit : BodyEnd.Whole);
            }

            if (length == body.Length)
            {
                Array.Resize(ref body, (int)Math.Min(2L * length, limit + 1L));
            }
        }
    }

    private static string ReasonFor(Exception exception, string path) => exception switch
    {
        FileNotFoundException or DirectoryNotFoundException => "There is no such file.",
        UnauthorizedAccessException when Directory.Exists(path) => "This is a folder: name the files in it.",
        UnauthorizedAccessException => "It may not be read by this user.",
        _ => exception.Message,
    };
}
