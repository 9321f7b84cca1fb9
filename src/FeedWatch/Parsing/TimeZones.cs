using System.Globalization;

namespace FeedWatch.Parsing;

/// <summary>Time zones by offset (+0100, GMT+1) and by the names that feeds use.</summary>
internal static class TimeZones
{
    /// <returns>Null for a name we do not know.</returns>
    public static TimeSpan? OffsetOf(ReadOnlySpan<char> zone)
    {
        var sign = zone.IndexOfAny('+', '-', '\u2212');
        if (sign >= 0)
        {
            return Offset(zone[(sign + 1)..], isWest: zone[sign] != '+');
        }

        return HoursOf(zone.Trim().ToString().ToUpperInvariant()) is { } hours ? TimeSpan.FromHours(hours) : null;
    }

    private static double? HoursOf(string name) => name switch
    {
        "Z" or "UT" or "UTC" or "GMT" or "WET" => 0,
        "BST" or "WEST" or "CET" or "MET" or "WAT" => 1,
        "CEST" or "MEST" or "EET" or "SAST" or "CAT" => 2,
        "EEST" or "EAT" or "MSK" or "TRT" => 3,
        "MSD" or "GST" => 4,
        "PKT" => 5,
        "IST" => 5.5,
        "ICT" or "WIB" => 7,
        "HKT" or "SGT" or "AWST" => 8,
        "JST" or "KST" => 9,
        "ACST" => 9.5,
        "AEST" => 10,
        "ACDT" => 10.5,
        "AEDT" => 11,
        "NZST" => 12,
        "NZDT" => 13,
        "NDT" => -2.5,
        "ADT" or "BRT" or "ART" => -3,
        "NST" => -3.5,
        "AST" or "EDT" or "CLT" => -4,
        "EST" or "ET" or "CDT" => -5,
        "CST" or "CT" or "MDT" => -6,
        "MST" or "MT" or "PDT" => -7,
        "PST" or "PT" or "AKDT" => -8,
        "AKST" => -9,
        "HST" => -10,
        _ => null,
    };

    // 1, 01, 130, 0130, 01:30.
    private static TimeSpan? Offset(ReadOnlySpan<char> text, bool isWest)
    {
        Span<char> digits = stackalloc char[4];
        var count = 0;
        foreach (var character in text)
        {
            if (char.IsAsciiDigit(character) && count < digits.Length)
            {
                digits[count++] = character;
            }
        }

        if (!int.TryParse(digits[..count], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        var offset = count <= 2 ? TimeSpan.FromHours(number) : new TimeSpan(number / 100, number % 100, 0);
        return offset > TimeSpan.FromHours(18) ? null : isWest ? -offset : offset;
    }
}
