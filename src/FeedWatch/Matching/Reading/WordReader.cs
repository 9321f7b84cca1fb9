using System.Text;

namespace FeedWatch.Matching.Reading;

/// <summary>Reads the words of a text one after the other, folded, into a buffer of the caller: nothing is allocated.</summary>
internal ref struct WordReader(ReadOnlySpan<char> text, Span<char> buffer)
{
    /// <summary>How long the buffer must be. The rest of a longer word is not looked at: no query may hold one.</summary>
    public const int LongestWord = 64;

    private readonly ReadOnlySpan<char> text = text;
    private readonly Span<char> buffer = buffer[..LongestWord];
    private int next;
    private int length;
    private int letters;
    private int capitals;
    private int lettersSinceDot;
    private bool isInitials;
    private bool startsCapital;

    /// <summary>The word as it is looked up.</summary>
    public readonly ReadOnlySpan<char> Word => buffer[..Math.Min(length, LongestWord)];

    /// <summary>Where it starts in the text.</summary>
    public int Start { get; private set; }

    /// <summary>How long it is in the text, with the dots of U.N. and a possessive ’s.</summary>
    public readonly int Length => next - Start;

    public readonly bool IsTooLong => length > LongestWord;

    public readonly Capitals Capitals => !startsCapital ? Capitals.None : capitals == letters ? Capitals.All : Capitals.First;

    /// <summary>Letters that are no digits.</summary>
    public readonly int Letters => letters;

    public bool Read()
    {
        length = letters = capitals = lettersSinceDot = 0;
        startsCapital = isInitials = false;
        while (next < text.Length)
        {
            switch (KindHere())
            {
                case LetterKind.Letter or LetterKind.Letters:
                    ReadRun();
                    return true;
                case LetterKind.WholeWord:
                    ReadWholeWord();
                    return true;
                default:
                    next++;
                    break;
            }
        }

        return false;
    }

    private void ReadRun()
    {
        Start = next;
        while (next < text.Length && ReadPart(KindHere()))
        {
        }
    }

    private void ReadWholeWord()
    {
        Start = next;
        if (char.IsHighSurrogate(text[next]))
        {
            Append(text[next++]);
            Append(text[next++]);
            return;
        }

        Append(Fold.Letter(text[next++]));
        if (next < text.Length && Fold.TryCompose(buffer[0], Fold.Letter(text[next]), out var whole))
        {
            buffer[0] = whole;
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
        var letter = text[next];
        if (char.IsHighSurrogate(letter))
        {
            return ReadPair();
        }

        Count(Fold.IsCapital(letter), isDigit: char.IsAsciiDigit(Fold.Letter(letter)));
        next++;
        if (kind == LetterKind.Letter)
        {
            Append(Fold.Letter(letter));
            return true;
        }

        foreach (var part in Fold.Expand(letter))
        {
            Append(part);
        }

        return true;
    }

    private bool ReadPair()
    {
        var small = Rune.ToLowerInvariant(new Rune(text[next], text[next + 1]));
        Count(isCapital: small != new Rune(text[next], text[next + 1]), isDigit: false);
        Span<char> units = stackalloc char[2];
        foreach (var unit in units[..small.EncodeToUtf16(units)])
        {
            Append(unit);
        }

        next += 2;
        return true;
    }

    private bool ReadMark()
    {
        if (length is > 0 and <= LongestWord && Fold.TryCompose(buffer[length - 1], text[next], out var whole))
        {
            buffer[length - 1] = whole;
        }

        next++;
        return true;
    }

    private bool ReadApostrophe()
    {
        Span<char> ending = stackalloc char[Apostrophes.LongestEnding + 1];
        var size = 0;
        while (size < ending.Length && next + 1 + size < text.Length && Fold.Kind(text[next + 1 + size]) == LetterKind.Letter)
        {
            ending[size] = Fold.Letter(text[next + 1 + size]);
            size++;
        }

        if (size == 0)
        {
            return false;
        }

        if (Apostrophes.IsPossessive(ending[..size]))
        {
            next += 1 + size;
            return false;
        }

        if (Apostrophes.EndsWord(Word, ending[..size]))
        {
            return false;
        }

        next++;
        return true;
    }

    // U.N. is one word: single letters, each with a dot behind it.
    private bool ReadDot()
    {
        if (lettersSinceDot != 1 || letters != length)
        {
            return false;
        }

        if (IsSingleLetter(next + 1))
        {
            isInitials = true;
            lettersSinceDot = 0;
            next++;
            return true;
        }

        if (!isInitials)
        {
            return false;
        }

        next++;
        return next < text.Length && Fold.Kind(text[next]) == LetterKind.Apostrophe;
    }

    private readonly bool IsSingleLetter(int index) =>
        index < text.Length
        && Fold.Kind(text[index]) == LetterKind.Letter
        && !char.IsAsciiDigit(Fold.Letter(text[index]))
        && (index + 1 == text.Length || Fold.Kind(text[index + 1]) is LetterKind.Separator or LetterKind.Apostrophe);

    private void Count(bool isCapital, bool isDigit)
    {
        lettersSinceDot++;
        if (isDigit)
        {
            return;
        }

        startsCapital |= letters == 0 && isCapital;
        letters++;
        capitals += isCapital ? 1 : 0;
    }

    private void Append(char letter)
    {
        if (length < LongestWord)
        {
            buffer[length] = letter;
        }

        length++;
    }

    private readonly LetterKind KindHere()
    {
        var kind = Fold.Kind(text[next]);
        if (kind != LetterKind.Surrogate)
        {
            return kind;
        }

        return Rune.DecodeFromUtf16(text[next..], out var rune, out _) != System.Buffers.OperationStatus.Done || !LetterKinds.IsWordPart(Rune.GetUnicodeCategory(rune)) ? LetterKind.Separator
            : LetterKinds.StandsAlone(rune.Value) ? LetterKind.WholeWord
            : LetterKind.Letter;
    }
}
