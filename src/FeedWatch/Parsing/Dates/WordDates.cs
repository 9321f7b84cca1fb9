using System.Buffers;

namespace FeedWatch.Parsing.Dates;

/// <summary>Dates with the month in letters: Wed, 04 Mar 2026 05:06:07 +0100, March 4th, 2026 5:06 pm, 4-Mar-26, Wed Mar  4 05:06:07 CET 2026.</summary>
internal static class WordDates
{
    private static readonly SearchValues<char> WordEnds = SearchValues.Create(" ,\t\r\n()\u00A0");

    public static bool Read(ReadOnlySpan<char> text, ref DateDraft draft)
    {
        foreach (var range in text.SplitAny(WordEnds))
        {
            var word = text[range].Trim('.');
            if (!word.IsEmpty && !(IsTime(word, draft) ? DateText.ReadTime(word, ref draft) : ReadWord(word, ref draft)))
            {
                return false;
            }
        }

        return draft is { Day: > 0, Month: > 0, Year: > 0 };
    }

    private static bool IsTime(ReadOnlySpan<char> word, DateDraft draft) =>
        char.IsAsciiDigit(word[0]) && (word.Contains(':') || (draft is { Day: > 0, Month: > 0, Year: > 0 } && word.Contains('.')));

    private static bool ReadWord(ReadOnlySpan<char> word, ref DateDraft draft)
    {
        if (char.IsAsciiDigit(word[0]))
        {
            return ReadDashed(word, ref draft);
        }

        // "mar" is Tuesday in Spanish and March in English: of two words that could be the month, the later one is.
        if (!draft.HasTime && MonthNames.Find(word) is > 0 and var month)
        {
            draft.Month = month;
        }
        else if (word.Equals("PM", StringComparison.OrdinalIgnoreCase) || word.Equals("AM", StringComparison.OrdinalIgnoreCase))
        {
            draft.ToHalfDay(isAfternoon: word[0] is 'P' or 'p');
        }
        else if (draft.HasTime && (draft.Zone is null || (draft.Zone == TimeSpan.Zero && word[0] is '+' or '-')))
        {
            draft.SetZone(word);
        }
        else if (draft.Month == 0)
        {
            draft.Month = MonthNames.Find(word);
        }

        return true;
    }

    private static bool ReadDashed(ReadOnlySpan<char> word, ref DateDraft draft)
    {
        foreach (var range in word.SplitAny("-/"))
        {
            var part = word[range];
            var digits = DateText.CountDigits(part, 5);
            if (digits == 0)
            {
                draft.Month = MonthNames.Find(part);
            }
            else if (digits <= 2 && draft.Day == 0)
            {
                draft.Day = DateText.Number(part[..digits]);
            }
            else if (digits <= 4 && draft.Year == 0)
            {
                draft.Year = DateText.FullYear(DateText.Number(part[..digits]), digits);
            }
        }

        return true;
    }
}
