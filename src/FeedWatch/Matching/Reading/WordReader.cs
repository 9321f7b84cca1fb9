using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace FeedWatch.Matching.Reading;

/// <summary>Reads the words of a text one after the other, folded, into a buffer of the caller: nothing is allocated.</summary>
internal ref struct WordReader(ReadOnlySpan<char> text, Span<char> buffer)
{
    /// <summary>How long the buffer must be. The rest of a longer word is not looked at: no query may hold one.</summary>
    public const int LongestWord = 64;

    private readonly ReadOnlySpan<char> text = text;
    private readonly Span<char> buffer = buffer[..LongestWord];
    private readonly Letter[] table = Fold.Letters;
    private readonly char[] plain = Fold.PlainLetters;
    private int next;
    private int length;
    private int possessive;
    private ulong hash;

    /// <summary>The word as it is looked up.</summary>
    public readonly ReadOnlySpan<char> Word => buffer[..Math.Min(length, LongestWord)];

    /// <summary>Of <see cref="Word"/>, by <see cref="WordHash"/>.</summary>
    public readonly ulong Hash => hash;

    public readonly bool IsTooLong => length > LongestWord;

    /// <summary>Where it starts in the text.</summary>
    public int Start { get; private set; }

    /// <summary>How long it is in the text, with the dots of U.N. and a possessive ’s.</summary>
    public readonly int Length => next - Start;

    /// <summary>How much of it is a possessive ’s.</summary>
    public readonly int PossessiveLength => possessive;

    /// <summary>The word as it stands in the text, without a possessive ’s.</summary>
    public readonly ReadOnlySpan<char> Written => text[Start..(next - possessive)];

    public bool Read()
    {
        length = possessive = 0;
        hash = 0;
        for (Start = next; Start < text.Length; Start = ++next)
        {
            switch (KindHere())
            {
                case LetterKind.Letter or LetterKind.Letters:
                    ReadRun();
                    return true;
                case LetterKind.WholeWord:
                    ReadWholeWord();
                    return true;
            }
        }

        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void ReadRun()
    {
        ReadPlainLetters();
        while (next < text.Length && text[next] != ' ' && ReadPart(KindHere()))
        {
            ReadPlainLetters();
        }
    }

    // Nearly all of nearly every text, and so nearly all of what matching costs.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void ReadPlainLetters()
    {
        var room = buffer[Math.Min(length, buffer.Length)..];
        var rest = text[next..];
        var (size, hashed) = (0, hash);
        while (size < rest.Length && size < room.Length && plain[rest[size]] is not default(char) and var letter)
        {
            room[size++] = letter;
            hashed = WordHash.With(hashed, letter);
        }

        (next, length, hash) = (next + size, length + size, hashed);
    }

    private void ReadWholeWord()
    {
        if (char.IsHighSurrogate(text[next]))
        {
            Append(text[next++]);
            Append(text[next++]);
            return;
        }

        Append(table[text[next++]].Folded);
        if (next < text.Length && Fold.TryCompose(buffer[0], table[text[next]].Folded, out var whole))
        {
            buffer[0] = whole;
            hash = WordHash.Of(Word);
            next++;
        }
    }

    // False: the word ended before or with this.
    private bool ReadPart(LetterKind kind) => kind switch
    {
        LetterKind.Letter or LetterKind.Letters => ReadLetter(kind),
        LetterKind.Ignored => ReadMark(),
        LetterKind.Apostrophe => ReadApostrophe(),
        LetterKind.Separator when text[next] == '.' => ReadDot(),
        _ => false,
    };

    private bool ReadLetter(LetterKind kind)
    {
        var letter = text[next++];
        if (kind == LetterKind.Letters)
        {
            foreach (var part in Fold.Expand(table[letter]))
            {
                Append(part);
            }
        }
        else if (char.IsHighSurrogate(letter))
        {
            Span<char> units = stackalloc char[2];
            var small = Rune.ToLowerInvariant(new Rune(letter, text[next++]));
            small.EncodeToUtf16(units);
            Append(units[0]);
            Append(units[1]);
        }
        else
        {
            Append(table[letter].Folded);
        }

        return true;
    }

    private bool ReadMark()
    {
        if (length is > 0 and <= LongestWord && Fold.TryCompose(buffer[length - 1], text[next], out var whole))
        {
            buffer[length - 1] = whole;
            hash = WordHash.Of(Word);
        }

        next++;
        return true;
    }

    private bool ReadApostrophe()
    {
        Span<char> ending = stackalloc char[Apostrophes.LongestEnding + 1];
        var size = 0;
        while (size < ending.Length && next + 1 + size < text.Length && table[text[next + 1 + size]] is { Kind: LetterKind.Letter } letter)
        {
            ending[size++] = letter.Folded;
        }

        if (Apostrophes.IsPossessive(ending[..size]))
        {
            possessive = 1 + size;
            next += possessive;
            return false;
        }

        if (size == 0 || Apostrophes.EndsWord(Word, ending[..size]))
        {
            return false;
        }

        next++;
        return true;
    }

    // U.N. is one word: single letters, each with a dot behind it.
    private bool ReadDot()
    {
        var isFirst = next == Start + 1;
        if ((!isFirst && text[next - 2] != '.') || table[text[next - 1]].IsDigit)
        {
            return false;
        }

        if (IsSingleLetter(next + 1))
        {
            next++;
            return true;
        }

        if (isFirst)
        {
            return false;
        }

        next++;
        return next < text.Length && table[text[next]].Kind == LetterKind.Apostrophe;
    }

    private readonly bool IsSingleLetter(int index) =>
        index < text.Length
        && table[text[index]] is { Kind: LetterKind.Letter, IsDigit: false }
        && (index + 1 == text.Length || table[text[index + 1]].Kind is LetterKind.Separator or LetterKind.Apostrophe);

    private void Append(char letter)
    {
        if (length < LongestWord)
        {
            buffer[length] = letter;
            hash = WordHash.With(hash, letter);
        }

        length++;
    }

    private readonly LetterKind KindHere()
    {
        var kind = table[text[next]].Kind;
        return kind == LetterKind.Surrogate ? KindOfPair() : kind;
    }

    private readonly LetterKind KindOfPair()
    {
        var isLetter = Rune.DecodeFromUtf16(text[next..], out var rune, out _) == OperationStatus.Done && LetterKinds.IsWordPart(Rune.GetUnicodeCategory(rune));
        return !isLetter ? LetterKind.Separator : LetterKinds.StandsAlone(rune.Value) ? LetterKind.WholeWord : LetterKind.Letter;
    }
}
