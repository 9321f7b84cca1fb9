using System.Globalization;
using AngleSharp.Html;

namespace FeedWatch.Parsing;

/// <summary>What &amp;eacute; and &amp;#233; stand for.</summary>
internal static class HtmlEntities
{
    private const int LongestName = 32;
    private const int LongestOldName = 6;

    // HTML reads the numbers of the C1 controls as windows-1252, for that is what their writers mean.
    private const string Windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    /// <param name="reference">What stands between &amp; and ; .</param>
    /// <returns>Null where it stands for nothing.</returns>
    public static string? Resolve(ReadOnlySpan<char> reference) => reference switch
    {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "nbsp" => "\u00A0",
        ['#', 'x' or 'X', .. var digits] => OfNumber(digits, NumberStyles.AllowHexSpecifier),
        ['#', .. var digits] => OfNumber(digits, NumberStyles.None),
        { Length: > 1 and <= LongestName } => OfName(reference.ToString()),
        _ => null,
    };

    /// <summary>As HTML reads a reference that no semicolon ends: numbers, and the old names (&amp;copy 2026).</summary>
    /// <param name="text">What follows the &amp;.</param>
    /// <param name="length">How much of it is the reference.</param>
    public static string? ResolveOpen(ReadOnlySpan<char> text, out int length)
    {
        if (text is ['#', ..])
        {
            var prefix = text is [_, 'x' or 'X', ..] ? 2 : 1;
            var digits = text[prefix..].IndexOfAnyExcept(prefix == 2 ? "0123456789abcdefABCDEF" : "0123456789");
            length = digits < 0 ? text.Length : prefix + digits;
            return Resolve(text[..length]);
        }

        for (length = Math.Min(text.Length, LongestOldName); length > 1; length--)
        {
            if (HtmlEntityProvider.Resolver.GetSymbol(text[..length].ToString()) is { } symbol)
            {
                return symbol;
            }
        }

        return null;
    }

    private static string? OfName(string name) => CommonEntities.Find(name) ?? HtmlEntityProvider.Resolver.GetSymbol(name + ";");

    private static string? OfNumber(ReadOnlySpan<char> digits, NumberStyles styles)
    {
        if (digits.Length > 10 || !uint.TryParse(digits, styles, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        return number switch
        {
            >= 0x80 and <= 0x9F => Windows1252[(int)number - 0x80].ToString(),
            0 or (>= 0xD800 and <= 0xDFFF) or > 0x10FFFF => "\uFFFD",
            _ => char.ConvertFromUtf32((int)number),
        };
    }
}
