using System.Collections.Frozen;
using System.Globalization;

namespace FeedWatch.Parsing;

/// <summary>Time zones by offset (+0100, GMT+1) and by the names that feeds use.</summary>
internal static class TimeZones
{
    private static readonly FrozenDictionary<string, TimeSpan>.AlternateLookup<ReadOnlySpan<char>> Named = new Dictionary<string, double>
    {
        ["Z"] = 0,
        ["UT"] = 0,
        ["UTC"] = 0,
        ["GMT"] = 0,
        ["WET"] = 0,
        ["EST"] = -5,
        ["EDT"] = -4,
        ["CST"] = -6,
        ["CDT"] = -5,
        ["MST"] = -7,
        ["MDT"] = -6,
        ["PST"] = -8,
        ["PDT"] = -7,
        ["ET"] = -5,
        ["CT"] = -6,
        ["MT"] = -7,
        ["PT"] = -8,
        ["AST"] = -4,
        ["ADT"] = -3,
        ["NST"] = -3.5,
        ["NDT"] = -2.5,
        ["AKST"] = -9,
        ["AKDT"] = -8,
        ["HST"] = -10,
        ["BRT"] = -3,
        ["ART"] = -3,
        ["CLT"] = -4,
        ["BST"] = 1,
        ["IST"] = 5.5,
        ["WEST"] = 1,
        ["CET"] = 1,
        ["MET"] = 1,
        ["CEST"] = 2,
        ["MEST"] = 2,
        ["EET"] = 2,
        ["EEST"] = 3,
        ["SAST"] = 2,
        ["CAT"] = 2,
        ["EAT"] = 3,
        ["WAT"] = 1,
        ["MSK"] = 3,
        ["MSD"] = 4,
        ["TRT"] = 3,
        ["GST"] = 4,
        ["PKT"] = 5,
        ["ICT"] = 7,
        ["WIB"] = 7,
        ["HKT"] = 8,
        ["SGT"] = 8,
        ["AWST"] = 8,
        ["JST"] = 9,
        ["KST"] = 9,
        ["ACST"] = 9.5,
        ["ACDT"] = 10.5,
        ["AEST"] = 10,
        ["AEDT"] = 11,
        ["NZST"] = 12,
        ["NZDT"] = 13,
    }.ToFrozenDictionary(pair => pair.Key, pair => TimeSpan.FromHours(pair.Value), StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <returns>Null for a name we do not know.</returns>
    public static TimeSpan? OffsetOf(ReadOnlySpan<char> zone)
    {
        var sign = zone.IndexOfAny('+', '-', '\u2212');
        if (sign >= 0)
        {
            return Offset(zone[(sign + 1)..], isWest: zone[sign] != '+');
        }

        return Named.TryGetValue(zone.Trim(), out var offset) ? offset : null;
    }

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
