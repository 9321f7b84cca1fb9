using System.Globalization;

namespace FeedWatch.Parsing.Dates;

/// <summary>The parts that all ways of writing a date share: numbers, years and times of day.</summary>
internal static class DateText
{
    /// <summary>05:06:07.89+01:00, 5:06 pm, 050607Z, 05h06.</summary>
    public static bool ReadTime(ReadOnlySpan<char> text, ref DateDraft draft)
    {
        // Korea puts it first.
        var isAfternoon = text.StartsWith("오후", StringComparison.Ordinal);
        var isHalfDay = isAfternoon || text.StartsWith("오전", StringComparison.Ordinal);
        text = isHalfDay ? text[2..].TrimStart() : text;

        Span<int> parts = stackalloc int[3];
        parts.Clear();
        var count = 0;
        var hasDots = false;
        while (count < 3 && CountDigits(text, 2) is > 0 and var digits)
        {
            parts[count++] = Number(text[..digits]);
            text = text[digits..];

            // 10.30: a dot after the hours parts as a colon does; later only where it did so before, for seconds have fractions.
            hasDots |= count == 1 && text is ['.', ..];
            text = hasDots && count < 3 && text is ['.', ..] ? text[1..] : text.TrimStart(':');
        }

        draft.SetTime(parts[0], parts[1], parts[2]);
        TakeFraction(ref text, ref draft);
        text = text.Trim();
        if (isHalfDay || text.StartsWith("PM", StringComparison.OrdinalIgnoreCase) || text.StartsWith("AM", StringComparison.OrdinalIgnoreCase))
        {
            draft.ToHalfDay(isHalfDay ? isAfternoon : text[0] is 'P' or 'p');
            text = isHalfDay ? text : text[2..].Trim();
        }

        if (!text.IsEmpty)
        {
            draft.SetZone(text);
        }

        return count > 0;
    }

    /// <summary>RFC 2822, 4.3.</summary>
    public static int FullYear(int year, int digits) => digits switch
    {
        <= 2 => year < 50 ? year + 2000 : year + 1900,
        3 => year + 1900,
        _ => year,
    };

    public static int CountDigits(ReadOnlySpan<char> text, int most)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return Math.Min(end < 0 ? text.Length : end, most);
    }

    public static int Number(ReadOnlySpan<char> digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static void TakeFraction(ref ReadOnlySpan<char> text, ref DateDraft draft)
    {
        if (text is not ['.' or ',', ..])
        {
            return;
        }

        var digits = CountDigits(text[1..], int.MaxValue);
        var fraction = text.Slice(1, Math.Min(digits, 3));
        draft.Milliseconds = Number(fraction) * (fraction.Length switch { 1 => 100, 2 => 10, _ => 1 });
        text = text[(1 + digits)..];
    }
}
