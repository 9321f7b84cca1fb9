using System.Text;

namespace FeedWatch.Delivering;

/// <summary>Which way a story is read. Decided by most of its letters, not by the first: Arabic headlines often begin with a Latin acronym, and Outlook does not know <c>dir="auto"</c>.</summary>
internal static class Direction
{
    public static string Of(MailEntry entry)
    {
        var balance = 0;
        foreach (var rune in entry.PlainTitle.EnumerateRunes().Where(Rune.IsLetter))
        {
            balance += IsRightToLeft(rune.Value) ? 1 : -1;
        }

        return balance > 0 ? "rtl" : "ltr";
    }

    // Hebrew to Arabic Extended-A, their presentation forms, and the right-to-left scripts of the first supplementary plane.
    private static bool IsRightToLeft(int character) => character
        is (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFE)
        or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF);
}
