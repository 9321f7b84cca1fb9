namespace FeedWatch.Parsing.Dates;

/// <summary>Dates that begin with numbers: ISO 8601 with or without its signs, and day/month/year.</summary>
internal static class NumericDates
{
    private static readonly TimeSpan KoreanTime = TimeSpan.FromHours(9);

    /// <returns>Null for a date that is written in words, for others to read; else whether it could be read.</returns>
    public static bool? TryRead(ReadOnlySpan<char> text, ref DateDraft draft)
    {
        if (!char.IsAsciiDigit(text[0]) && text[0] != '-')
        {
            return null;
        }

        if (text.ContainsAny('년', '年'))
        {
            return ReadEastAsian(text, ref draft);
        }

        // ISO 8601:1988 leaves out the century, and leads with a sign where it leaves out more.
        var digits = DateText.CountDigits(text.TrimStart('-'), int.MaxValue);
        var next = digits < text.Length ? text[digits] : default;
        return digits switch
        {
            4 when text[0] == '-' => ReadShort(text[1..], ref draft),
            5 or 6 when next == default => ReadShort(text, ref draft),
            4 or 7 or 8 or 12 or 14 when next is default(char) or '-' or '/' or 'T' or 't' or ' ' or '.' or 'Z' or 'W' => ReadIso(text, ref draft),
            1 or 2 when next is '/' or '-' or '.' => ReadDayFirst(text, ref draft),
            _ => null,
        };
    }

    // 2026-03-04T05:06:07.89+01:00, 2026-03-04 05:06, 20260304, 20260304050607, 2026-03, 2026-063, 2026063, 2026-W10-3.
    private static bool ReadIso(ReadOnlySpan<char> text, ref DateDraft draft)
    {
        draft.Year = DateText.Number(text[..4]);
        draft.Month = draft.Day = 1;
        text = text[4..];
        if (text is ['-', 'W' or 'w', ..] or ['W' or 'w', ..])
        {
            text = text[(text.IndexOfAny('W', 'w') + 1)..];
            return ReadWeek(ref text, ref draft) && ReadTimeAfter(text, ref draft);
        }

        var part = text is ['-' or '/' or '.', ..] ? text[1..] : text;
        if (DateText.CountDigits(part, 4) == 3 && (part.Length == 3 || part[3] is 'T' or 't' or ' '))
        {
            draft.SetDayOfYear(DateText.Number(part[..3]));
            return ReadTimeAfter(part[3..], ref draft);
        }

        ReadMonthAndDay(ref text, ref draft);
        return ReadTimeAfter(text, ref draft);
    }

    private static void ReadMonthAndDay(ref ReadOnlySpan<char> text, ref DateDraft draft)
    {
        if (TakePart(ref text, out var month))
        {
            draft.Month = month;
            if (TakePart(ref text, out var day))
            {
                draft.Day = day;
            }
        }
    }

    private static bool ReadWeek(ref ReadOnlySpan<char> text, ref DateDraft draft)
    {
        if (DateText.CountDigits(text, 2) < 2)
        {
            return false;
        }

        var week = DateText.Number(text[..2]);
        text = text[2..].TrimStart('-');
        var day = DateText.CountDigits(text, 1) == 1 ? DateText.Number(text[..1]) : 1;
        text = text[DateText.CountDigits(text, 1)..];
        return draft.SetWeek(week, day);
    }

    // 03335 is a day of the year 2003; 0312 after a sign, and 031231, are year and month (and day).
    private static bool ReadShort(ReadOnlySpan<char> text, ref DateDraft draft)
    {
        draft.Year = DateText.FullYear(DateText.Number(text[..2]), 2);
        draft.Month = draft.Day = 1;
        if (text.Length == 5)
        {
            draft.SetDayOfYear(DateText.Number(text[2..]));
            return true;
        }

        draft.Month = DateText.Number(text.Slice(2, 2));
        draft.Day = text.Length == 6 ? DateText.Number(text[4..]) : 1;
        return true;
    }

    // 23/11/2026 10:00, 23.11.2026; the month first where the second number can be none; 03-12-31 begins with the year.
    private static bool? ReadDayFirst(ReadOnlySpan<char> text, ref DateDraft draft)
    {
        var separator = text[DateText.CountDigits(text, 2)];
        var rest = text;
        if (!TakeNumber(ref rest, separator, out var first, out _) || !TakeNumber(ref rest, separator, out var second, out _) || !TakeNumber(ref rest, default, out var third, out var digits))
        {
            return null;
        }

        if (separator == '-' && digits == 2)
        {
            (draft.Year, draft.Month, draft.Day) = (DateText.FullYear(first, 2), second, third);
        }
        else
        {
            draft.Year = DateText.FullYear(third, digits);
            var isMonthFirst = second > 12 || (first <= 12 && separator == '/' && HasHalfDay(rest));
            (draft.Day, draft.Month) = isMonthFirst ? (second, first) : (first, second);
        }

        return ReadTimeAfter(rest, ref draft);
    }

    // Who writes the month first also halves the day.
    private static bool HasHalfDay(ReadOnlySpan<char> text) => text.EndsWith("AM", StringComparison.OrdinalIgnoreCase) || text.EndsWith("PM", StringComparison.OrdinalIgnoreCase);

    // 2004년 05월 28일 01:31:15, 2004年05月28日; blogs that write so are read in Korea.
    private static bool ReadEastAsian(ReadOnlySpan<char> text, ref DateDraft draft)
    {
        Span<char> plain = stackalloc char[text.Length];
        for (var place = 0; place < text.Length; place++)
        {
            plain[place] = text[place] is '년' or '월' or '年' or '月' ? '-' : text[place] is '일' or '日' ? ' ' : text[place];
        }

        ReadOnlySpan<char> rest = plain.Trim();
        if (DateText.CountDigits(rest, 5) != 4)
        {
            return false;
        }

        draft.Year = DateText.Number(rest[..4]);
        rest = rest[4..];
        ReadMonthAndDay(ref rest, ref draft);
        var isRead = ReadTimeAfter(rest, ref draft);
        draft.Zone ??= text.Contains('년') ? KoreanTime : null;
        return isRead;
    }

    private static bool ReadTimeAfter(ReadOnlySpan<char> text, ref DateDraft draft)
    {
        text = text.TrimStart("Tt, ");
        return text.IsEmpty || DateText.ReadTime(text, ref draft);
    }

    private static bool TakePart(ref ReadOnlySpan<char> text, out int value)
    {
        var part = text is ['-' or '/' or '.', ..] ? text[1..].TrimStart(' ') : text;

        // 2003-012-31: one zero too many.
        var length = DateText.CountDigits(part, part is ['0', _, _, '-', ..] ? 3 : 2);
        value = length == 0 ? 0 : DateText.Number(part[..length]);
        text = length == 0 ? text : part[length..];
        return length > 0;
    }

    private static bool TakeNumber(ref ReadOnlySpan<char> text, char separator, out int value, out int digits)
    {
        digits = DateText.CountDigits(text, 4);
        value = DateText.Number(text[..digits]);
        text = text[digits..];
        if (separator == default)
        {
            return digits is 2 or 4;
        }

        var isThere = digits is 1 or 2 && text is [var next, ..] && next == separator;
        text = isThere ? text[1..] : text;
        return isThere;
    }
}
