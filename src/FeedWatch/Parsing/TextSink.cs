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

    /// <summary>Whether a character of the source stands in the text: all but white space, which is put anew, and what is dropped.</summary>
    public static bool Keeps(char character) => !char.IsWhiteSpace(character) && !IsUnwanted(character);

    /// <summary>Text whose line ends mean nothing, as in HTML.</summary>
    public void Append(ReadOnlySpan<char> text) => Append(text, lineEnds: false);

    /// <summary>Text whose line ends are meant.</summary>
    public void AppendLines(ReadOnlySpan<char> text) => Append(text, lineEnds: true);

    private void Append(ReadOnlySpan<char> text, bool lineEnds)
    {
        while (!text.IsEmpty && !IsFull)
        {
            var word = WordLength(text);
            if (word > 0)
            {
                Put(text[..word]);
                text = text[word..];
                continue;
            }

            if (lineEnds && text[0] == '\n')
            {
                Break();
            }
            else
            {
                AppendOther(text[0]);
            }

            text = text[1..];
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

    // How many characters there are before the first that is, or could be, more than just a letter or a sign.
    private static int WordLength(ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && text[end] is (> ' ' and < '\u007F') or (> '\u00A0' and < '\u1680') or (> '\u3000' and < '\uD800'))
        {
            end++;
        }

        return end;
    }

    private void AppendOther(char character)
    {
        if (char.IsWhiteSpace(character))
        {
            Space();
        }
        else if (!IsUnwanted(character))
        {
            hasSurrogates |= char.IsSurrogate(character);
            Put([character]);
        }
    }

    // Overrides of the writing direction let a link or a name read as another one.
    private static bool IsUnwanted(char character) =>
        char.IsControl(character) || character is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF' or '\uFFFE' or '\uFFFF';

    private void Put(ReadOnlySpan<char> word)
    {
        if (length + word.Length + 1 > buffer.Length)
        {
            Grow(length + word.Length + 1);
        }

        if (gap != default && length > 0)
        {
            buffer[length++] = gap;
        }

        gap = default;
        word = word[..Math.Min(word.Length, limit - length)];
        word.CopyTo(buffer.AsSpan(length));
        length += word.Length;
    }

    private void Grow(int needed)
    {
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(needed, buffer.Length * 2));
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
