using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace FeedWatch.Parsing;

/// <summary>Strings of a JSON document, and its repair.</summary>
internal static class JsonText
{
    public const int LongestName = 24;

    /// <summary>The name of a property; empty for one that is longer than any that we know.</summary>
    /// <param name="buffer">Room for it, of at least 24 characters.</param>
    public static ReadOnlySpan<char> Name(ref Utf8JsonReader reader, char[] buffer) =>
        reader.ValueIsEscaped ? Of(ref reader) : reader.ValueSpan.Length > LongestName ? [] : buffer.AsSpan(0, Encoding.UTF8.GetChars(reader.ValueSpan, buffer));

    /// <summary>Whether the property is called so. The reader's own method throws at half a surrogate pair.</summary>
    public static bool IsName(ref Utf8JsonReader reader, ReadOnlySpan<byte> name) =>
        reader.ValueIsEscaped ? Of(ref reader) == Encoding.UTF8.GetString(name) : reader.ValueTextEquals(name);

    /// <summary>Half a surrogate pair, as an escape in a string cut by its writer, comes out as it is; the reader's own method would throw.</summary>
    public static string Of(ref Utf8JsonReader reader)
    {
        var raw = reader.ValueSpan;
        if (!reader.ValueIsEscaped)
        {
            return Encoding.UTF8.GetString(raw[..Math.Min(raw.Length, FeedLimits.MarkupCharacters)]);
        }

        var characters = ArrayPool<char>.Shared.Rent(raw.Length);
        var text = new string(characters.AsSpan(0, Unescape(raw, characters)));
        ArrayPool<char>.Shared.Return(characters);
        return text;
    }

    /// <summary>Line ends and tabs within strings are against the rules, and common. Outside them white space is as good.</summary>
    /// <returns>Null where there is nothing to mend.</returns>
    public static byte[]? WithoutControls(ReadOnlySpan<byte> json)
    {
        if (!json.ContainsAnyInRange((byte)0, (byte)0x1F))
        {
            return null;
        }

        var clean = json.ToArray();
        foreach (ref var code in clean.AsSpan())
        {
            code = code < ' ' ? (byte)' ' : code;
        }

        return clean;
    }

    /// <returns>How many characters it made: never more than there are bytes.</returns>
    private static int Unescape(ReadOnlySpan<byte> raw, Span<char> characters)
    {
        var made = 0;
        while (!raw.IsEmpty && made < FeedLimits.MarkupCharacters)
        {
            var escape = raw.IndexOf((byte)'\\');
            made += Encoding.UTF8.GetChars(escape < 0 ? raw : raw[..escape], characters[made..]);
            if (escape < 0)
            {
                break;
            }

            raw = raw[escape..];
            var isNumber = raw[1] == 'u';
            characters[made++] = isNumber ? ByNumber(raw.Slice(2, 4)) : ByLetter(raw[1]);
            raw = raw[(isNumber ? 6 : 2)..];
        }

        return Math.Min(made, FeedLimits.MarkupCharacters);
    }

    private static char ByNumber(ReadOnlySpan<byte> digits) => Utf8Parser.TryParse(digits, out ushort code, out _, 'x') ? (char)code : '\uFFFD';

    private static char ByLetter(byte letter) => letter switch
    {
        (byte)'n' => '\n',
        (byte)'r' => '\r',
        (byte)'t' => '\t',
        (byte)'b' => '\b',
        (byte)'f' => '\f',
        _ => (char)letter,
    };
}
