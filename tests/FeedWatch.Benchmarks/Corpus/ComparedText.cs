using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html;

namespace FeedWatch.Benchmarks.Corpus;

/// <summary>Texts, dates and addresses as they are compared with the reference: without tags, white space, fractions of a second.</summary>
/// <remarks>Character references are resolved as Python's <c>html.unescape</c> does, for that is what the reference was compared with first.</remarks>
internal static partial class ComparedText
{
    private const string Windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    public static string Of(string? text) =>
        Space().Replace(Tag().Replace(Unescape(Tag().Replace(Unescape(text ?? string.Empty), " ")), " "), string.Empty).ToLowerInvariant().Replace("\u2028", string.Empty, StringComparison.Ordinal);

    /// <summary>Null where it is no instant in UTC.</summary>
    public static DateTimeOffset? Instant(string? text) =>
        DateTimeOffset.TryParseExact(
            Fraction().Replace(text ?? string.Empty, string.Empty).Replace("+00:00", "Z", StringComparison.Ordinal),
            "yyyy-MM-dd'T'HH:mm:ss'Z'",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var at)
            ? at
            : null;

    public static string Address(string? url) => Unescape((url ?? string.Empty).Trim()).TrimEnd('/').Replace("https://", "http://", StringComparison.Ordinal);

    private static string Unescape(string text) => text.Contains('&', StringComparison.Ordinal) ? Reference().Replace(text, match => Resolve(match.Groups["name"].Value)) : text;

    private static string Resolve(string reference)
    {
        if (reference is ['#', 'x' or 'X', ..])
        {
            return OfNumber(reference[2..].TrimEnd(';'), NumberStyles.AllowHexSpecifier);
        }

        if (reference[0] == '#')
        {
            return OfNumber(reference[1..].TrimEnd(';'), NumberStyles.None);
        }

        // The longest name that it begins with: &ampx is an ampersand and an x.
        for (var length = reference.Length; length > 1; length--)
        {
            if (HtmlEntityProvider.Resolver.GetSymbol(reference[..length]) is { } symbol)
            {
                return symbol + reference[length..];
            }
        }

        return "&" + reference;
    }

    private static string OfNumber(string digits, NumberStyles styles)
    {
        if (!int.TryParse(digits, styles, CultureInfo.InvariantCulture, out var number))
        {
            return "\uFFFD";
        }

        return number switch
        {
            0 or >= 0xD800 and <= 0xDFFF or > 0x10FFFF or < 0 => "\uFFFD",
            >= 0x80 and <= 0x9F => Windows1252[number - 0x80].ToString(),
            <= 8 or 0xB or >= 0xE and <= 0x1F or 0x7F or >= 0xFDD0 and <= 0xFDEF => string.Empty,
            _ when (number & 0xFFFE) == 0xFFFE => string.Empty,
            _ => new Rune(number).ToString(),
        };
    }

    [GeneratedRegex("<[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    [GeneratedRegex(@"[\s\u001C-\u001F]+", RegexOptions.NonBacktracking)]
    private static partial Regex Space();

    [GeneratedRegex(@"\.[0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex Fraction();

    [GeneratedRegex("&(?<name>#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\\t\\n\\f <&#;]{1,32};?)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Reference();
}
