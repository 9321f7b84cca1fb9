using System.Text.Json;

namespace FeedWatch.Parsing;

/// <summary>Strings of a JSON document, and its repair.</summary>
internal static class JsonText
{
    /// <returns>Null for a string that is none: half a surrogate pair, as an escape, in a string cut by its writer.</returns>
    public static string? Of(ref Utf8JsonReader reader)
    {
        try
        {
            var text = reader.GetString();
            return text?.Length > FeedLimits.MarkupCharacters ? text[..FeedLimits.MarkupCharacters] : text;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Line ends and tabs within strings are against the rules, and common. Outside them white space is as good.</summary>
    public static byte[] WithoutControls(ReadOnlySpan<byte> json)
    {
        var clean = json.ToArray();
        for (var place = 0; place < clean.Length; place++)
        {
            clean[place] = clean[place] < ' ' ? (byte)' ' : clean[place];
        }

        return clean;
    }
}
