using System.Buffers;

namespace FeedWatch.Parsing.Markup;

/// <summary>The attributes of one tag, in their order; with or without quotes, and not more of them than any feed needs.</summary>
internal ref struct AttributeReader(ReadOnlySpan<char> attributes)
{
    private const int Most = 200;

    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\n\r\f=/\"'");
    private static readonly SearchValues<char> WhiteSpace = SearchValues.Create(" \t\n\r\f/");

    private ReadOnlySpan<char> rest = attributes;
    private int read;

    /// <summary>As it stands, with its prefix.</summary>
    public ReadOnlySpan<char> Name { get; private set; }

    /// <summary>With references unresolved; empty for a name alone.</summary>
    public ReadOnlySpan<char> Value { get; private set; }

    /// <summary>A value without quotes was read.</summary>
    public bool HasBare { get; private set; }

    public bool Next()
    {
        var start = rest.IndexOfAnyExcept(WhiteSpace);
        if (start < 0 || read++ == Most)
        {
            return false;
        }

        rest = rest[start..];
        var length = rest.IndexOfAny(NameEnds);
        Name = length < 0 ? rest : rest[..Math.Max(length, 1)];
        Value = [];
        rest = rest[Name.Length..];
        var equals = rest.TrimStart(" \t\r\n");
        if (equals is ['=', ..])
        {
            ReadValue(equals[1..].TrimStart(" \t\r\n"));
        }

        return true;
    }

    /// <summary>To the attribute of this name. One that is asked for without a prefix is found under any, but is no declaration of one.</summary>
    public bool Find(scoped ReadOnlySpan<char> wanted)
    {
        while (Next())
        {
            var colon = wanted.Contains(':') ? -1 : Name.IndexOf(':');
            if (Name[(colon + 1)..].Equals(wanted, StringComparison.OrdinalIgnoreCase) && (colon < 0 || !Name.StartsWith("xmlns", StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    private void ReadValue(ReadOnlySpan<char> text)
    {
        if (text is ['"' or '\'', ..] && text[1..].IndexOf(text[0]) is >= 0 and var length)
        {
            Value = text.Slice(1, length);
            rest = text[(length + 2)..];
            return;
        }

        HasBare = true;
        var end = text.IndexOfAny(" \t\r\n\f");
        Value = end < 0 ? text : text[..end];
        rest = text[Value.Length..];
    }
}
