using System.Text.Json;

namespace FeedWatch.Host.Probing.Given;

/// <summary>Whether a file is one of JSON lines at all: of another each line would be told as bad.</summary>
internal static class FileShape
{
    private const string Wanted = "write one object a line, UTF-8.";

    /// <param name="first">The first line that is not empty.</param>
    /// <returns>What is wrong with the file; null: nothing that can be seen from here.</returns>
    public static string? MistakeOf(FileLine first)
    {
        // No text in UTF-8 holds a zero, and no JSON in UTF-16 is without.
        if (first.Bytes.Span is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] || first.Bytes.Span.Contains((byte)0))
        {
            return $"the file is not UTF-8, maybe UTF-16: {Wanted}";
        }

        var text = first.WithoutMark.Span.Trim(" \t\r"u8);
        return text is [(byte)'{'] || (text is [(byte)'[', ..] && !IsJson(text)) ? $"the file is JSON over several lines: {Wanted}" : null;
    }

    private static bool IsJson(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text);
        try
        {
            return reader.Read() && reader.TrySkip() && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
