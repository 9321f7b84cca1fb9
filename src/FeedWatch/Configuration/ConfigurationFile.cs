using System.Text;

namespace FeedWatch.Configuration;

/// <summary>feedwatch.yaml as it lies on disk: text, or the reason why there is none.</summary>
internal abstract record ConfigurationFile
{
    private ConfigurationFile()
    {
    }

    public static ConfigurationFile Read(string path)
    {
        try
        {
            return BoundedFile.Read(path, ConfigurationReader.MostBytes) is { } bytes
                ? Decode(path, bytes)
                : Fail(path, "The file is larger than 4 MiB.", "Split it between several installations.");
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return Fail(path, "There is no such file.", "Run `feedwatch init` to have one written, or name the right file.");
        }
        catch (Exception exception) when (BoundedFile.IsUnreadable(exception))
        {
            return Fail(path, $"The file cannot be read: {exception.Message}", "Let the user that runs FeedWatch read it.");
        }
    }

    // Windows PowerShell writes UTF-16 with a mark at the beginning; that is read too. Anything else must be UTF-8, or names would be silently garbled.
    private static ConfigurationFile Decode(string path, byte[] bytes)
    {
        Encoding encoding = bytes switch
        {
            [0xFF, 0xFE, ..] => Encoding.Unicode,
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
            _ => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true),
        };
        if (encoding is not UTF8Encoding || System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return new Text(path, encoding.GetString(bytes), File.GetLastWriteTimeUtc(path));
        }

        var before = encoding.GetString(ValidPart(bytes));
        return new Unreadable(new ConfigurationMistake(path, before.AsSpan().Count('\n') + 1, before.Length - before.LastIndexOf('\n'), "The file is not UTF-8 from here on.", "Save it as UTF-8 in your editor."));
    }

    private static ReadOnlySpan<byte> ValidPart(ReadOnlySpan<byte> bytes)
    {
        var rest = bytes;
        while (Rune.DecodeFromUtf8(rest, out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            rest = rest[length..];
        }

        return bytes[..^rest.Length];
    }

    private static Unreadable Fail(string path, string text, string advice) => new(new ConfigurationMistake(path, 1, 1, text, advice));

    /// <param name="WrittenAt">Part of what tells one text from another: touching the file has it read again, and with it the secrets in the environment's files.</param>
    public sealed record Text(string Path, string Yaml, DateTime WrittenAt) : ConfigurationFile;

    public sealed record Unreadable(ConfigurationMistake Mistake) : ConfigurationFile;
}
