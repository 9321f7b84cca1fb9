using System.Globalization;

namespace FeedWatch.Parsing;

/// <summary>Dates as publishers write them: RFC 822 and its many misspellings, ISO 8601 and what comes close. What cannot be read is null, never now.</summary>
internal static class FeedDates
{
    private const int LongestDate = 100;

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <returns>In UTC. A date without a zone is taken to be in UTC.</returns>
    public static DateTimeOffset? Parse(string? text)
    {
        var date = text.AsSpan().Trim();
        if (date.IsEmpty || date.Length > LongestDate)
        {
            return null;
        }

        var draft = new DateDraft();
        var isRead = date.Length >= 4 && !date[..4].ContainsAnyExceptInRange('0', '9') && (date.Length == 4 || date[4] is '-' or '/' or 'T' || char.IsAsciiDigit(date[4]))
            ? ReadIso(date, ref draft)
            : ReadWords(date, ref draft);
        return isRead ? draft.ToInstant() : null;
    }

    // 2026-03-04T05:06:07.89+01:00, 2026-03-04 05:06, 20260304, 2026-03.
    private static bool ReadIso(ReadOnlySpan<char> text, ref DateDraft draft)
    {
        draft.Year = Number(text[..4]);
        draft.Month = draft.Day = 1;
        text = text[4..];
        if (TakeDatePart(ref text, out var month))
        {
            draft.Month = month;
            if (TakeDatePart(ref text, out var day))
            {
                draft.Day = day;
            }
        }

        text = text.TrimStart("Tt ");
        return text.IsEmpty || ReadTime(text, ref draft);
    }

    private static bool TakeDatePart(ref ReadOnlySpan<char> text, out int value)
    {
        var part = text is ['-' or '/', ..] ? text[1..] : text;
        var length = CountDigits(part, 2);
        value = length == 0 ? 0 : Number(part[..length]);
        text = length == 0 ? text : part[length..];
        return length > 0;
    }

    // Wed, 04 Mar 2026 05:06:07 +0100, March 4th, 2026 5:06 pm, 4-Mar-26, Wed Mar  4 05:06:07 CET 2026.
    private static bool ReadWords(ReadOnlySpan<char> text, ref DateDraft draft)
    {
        foreach (var range in text.SplitAny(" ,\t\r\n()"))
        {
            var word = text[range].Trim('.');
            if (!word.IsEmpty && !(word.Contains(':') && char.IsAsciiDigit(word[0]) ? ReadTime(word, ref draft) : ReadWord(word, ref draft)))
            {
                return false;
            }
        }

        return draft is { Day: > 0, Month: > 0, Year: > 0 };
    }

    private static bool ReadWord(ReadOnlySpan<char> word, ref DateDraft draft)
    {
        if (char.IsAsciiDigit(word[0]))
        {
            return ReadDashed(word, ref draft);
        }

        if (draft.Month == 0 && MonthOf(word) is > 0 and var month)
        {
            draft.Month = month;
        }
        else if (word.Equals("PM", StringComparison.OrdinalIgnoreCase) || word.Equals("AM", StringComparison.OrdinalIgnoreCase))
        {
            draft.ToHalfDay(isAfternoon: word[0] is 'P' or 'p');
        }
        else if (draft.HasTime && draft.Zone is null)
        {
            draft.Zone = TimeZones.OffsetOf(word);
        }

        return true;
    }

    private static bool ReadDashed(ReadOnlySpan<char> word, ref DateDraft draft)
    {
        foreach (var range in word.Split('-'))
        {
            var part = word[range];
            var digits = CountDigits(part, 5);
            if (digits == 0)
            {
                draft.Month = MonthOf(part);
            }
            else if (digits <= 2 && draft.Day == 0)
            {
                draft.Day = Number(part[..digits]);
            }
            else if (digits <= 4 && draft.Year == 0)
            {
                draft.Year = FullYear(Number(part[..digits]), digits);
            }
        }

        return true;
    }

    private static bool ReadTime(ReadOnlySpan<char> text, ref DateDraft draft)
    {
        Span<int> parts = stackalloc int[3];
        parts.Clear();
        var count = 0;
        while (count < 3 && CountDigits(text, 2) is > 0 and var digits)
        {
            parts[count++] = Number(text[..digits]);
            text = text[digits..].TrimStart(':');
        }

        draft.SetTime(parts[0], parts[1], parts[2]);
        if (text is ['.' or ',', ..])
        {
            text = text[1..];
            var digits = CountDigits(text, int.MaxValue);
            draft.Milliseconds = Number(text[..Math.Min(digits, 3)].ToString().PadRight(3, '0'));
            text = text[digits..];
        }

        text = text.Trim();
        if (text.StartsWith("PM", StringComparison.OrdinalIgnoreCase) || text.StartsWith("AM", StringComparison.OrdinalIgnoreCase))
        {
            draft.ToHalfDay(isAfternoon: text[0] is 'P' or 'p');
            text = text[2..].Trim();
        }

        draft.Zone = text.IsEmpty ? null : TimeZones.OffsetOf(text);
        return count > 0;
    }

    private static int MonthOf(ReadOnlySpan<char> word)
    {
        if (word.Length < 3)
        {
            return 0;
        }

        for (var month = 0; month < Months.Length; month++)
        {
            if (word[..3].Equals(Months[month], StringComparison.OrdinalIgnoreCase))
            {
                return month + 1;
            }
        }

        return 0;
    }

    // RFC 2822, 4.3.
    private static int FullYear(int year, int digits) => digits switch
    {
        <= 2 => year < 50 ? year + 2000 : year + 1900,
        3 => year + 1900,
        _ => year,
    };

    private static int CountDigits(ReadOnlySpan<char> text, int most)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return Math.Min(end < 0 ? text.Length : end, most);
    }

    private static int Number(ReadOnlySpan<char> digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
