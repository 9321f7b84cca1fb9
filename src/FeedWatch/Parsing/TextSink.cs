using System.Buffers;

namespace FeedWatch.Parsing;

/// <summary>Gathers plain text: collapses white space and drops what could deceive a reader or break a terminal.</summary>
internal sealed class TextSink(int sizeHint, bool oneLine)
{
    private readonly int limit = oneLine ? FeedLimits.LineCharacters : FeedLimits.FieldCharacters;

    private char[] buffer = ArrayPool<char>.Shared.Rent(Math.Clamp(sizeHint, 16, FeedLimits.FieldCharacters));
    private int length;
    private char gap;
    private bool hasSurrogates;

    public bool IsFull => length >= limit;

    /// <summary>Text whose line ends mean nothing, as in HTML.</summary>
    public void Append(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            Append(character);
        }
    }

    /// <summary>Text whose line ends are meant.</summary>
    public void AppendLines(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (character == '\n')
            {
                Break();
            }
            else
            {
                Append(character);
            }
        }
    }

    public void Append(char character)
    {
        if (character is > ' ' and < '\u007F')
        {
            Put(character);
        }
        else if (char.IsWhiteSpace(character))
        {
            Space();
        }
        else if (!IsUnwanted(character))
        {
            hasSurrogates |= char.IsSurrogate(character);
            Put(character);
        }
    }

    public void Space()
    {
        if (gap == default)
        {
            gap = ' ';
        }
    }

    public void Break() => gap = oneLine ? ' ' : '\n';

    /// <summary>The text; <paramref name="original"/> itself where nothing had to change. Nothing can be added after it.</summary>
    public string Finish(string original)
    {
        if (hasSurrogates)
        {
            MendSurrogates();
        }

        var text = buffer.AsSpan(0, length);
        var result = text.SequenceEqual(original) ? original : text.ToString();
        ArrayPool<char>.Shared.Return(buffer);
        buffer = [];
        return result;
    }

    // Overrides of the writing direction let a link or a name read as another one.
    private static bool IsUnwanted(char character) =>
        char.IsControl(character) || character is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF' or '\uFFFE' or '\uFFFF';

    private void Put(char character)
    {
        if (IsFull)
        {
            return;
        }

        if (length + 2 > buffer.Length)
        {
            Grow();
        }

        if (gap != default)
        {
            if (length > 0)
            {
                buffer[length++] = gap;
            }

            gap = default;
        }

        buffer[length++] = character;
    }

    private void Grow()
    {
        var larger = ArrayPool<char>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<char>.Shared.Return(buffer);
        buffer = larger;
    }

    // Half a pair cannot be stored as UTF-8, and the limit may have cut one.
    private void MendSurrogates()
    {
        for (var place = 0; place < length; place++)
        {
            if (place + 1 < length && char.IsSurrogatePair(buffer[place], buffer[place + 1]))
            {
                place++;
            }
            else if (char.IsSurrogate(buffer[place]))
            {
                buffer[place] = '\uFFFD';
            }
        }
    }
}
