using System.Collections.Frozen;
using System.Globalization;

namespace FeedWatch.Parsing.Dates;

/// <summary>Time zones by offset (+0100, GMT+1) and by the names that feeds use. Of a name with several meanings we take the one that publishers of news mean.</summary>
internal static class TimeZones
{
    // Beyond this no place on earth is. Such an offset is taken at its word all the same, as other readers do.
    private static readonly TimeSpan Farthest = TimeSpan.FromHours(15);

    private static readonly (double Hours, string Names)[] Zones =
    [
        (0, "Z UT UTC GMT WET EGST ETC/GMT ETC/UTC"),
        (1, "BST WEST CET MET MEZ WAT"),
        (2, "CEST MEST MESZ EET SAST CAT WAST"),
        (3, "EEST EAT MSK TRT IDT ARST"),
        (3.5, "IRST"),
        (4, "MSD GST AZT GET SAMT"),
        (4.5, "AFT IRDT"),
        (5, "PKT UZT YEKT MVT TMT TJT"),
        (5.5, "IST"),
        (5.75, "NPT"),
        (6, "OMST BTT ALMT KGT"),
        (6.5, "MMT"),
        (7, "ICT WIB NOVT KRAT"),
        (8, "HKT SGT AWST MYT PHT PHST WITA IRKT ULAT"),
        (9, "JST KST WIT YAKT"),
        (9.5, "ACST"),
        (10, "AEST CHST VLAT PGT"),
        (10.5, "ACDT"),
        (11, "AEDT MAGT NCT SBT"),
        (12, "NZST FJT PETT"),
        (13, "NZDT TOT"),
        (-1, "AZOT CVT"),
        (-2, "BRST"),
        (-2.5, "NDT"),
        (-3, "ADT BRT ART CLST UYT PYST"),
        (-3.5, "NST"),
        (-4, "AST AT EDT CLT VET BOT PYT"),
        (-5, "EST ET CDT COT PET ECT"),
        (-6, "CST CT MDT"),
        (-7, "MST MT PDT"),
        (-8, "PST PT AKDT"),
        (-9, "AKST HDT"),
        (-10, "HST HAST"),
        (-11, "SST"),
    ];

    private static readonly FrozenDictionary<string, TimeSpan> ByName =
        (from zone in Zones from name in zone.Names.Split(' ') select (name, TimeSpan.FromHours(zone.Hours)))
        .ToFrozenDictionary(pair => pair.name, pair => pair.Item2, StringComparer.OrdinalIgnoreCase);

    public static bool Exists(TimeSpan offset) => offset.Duration() <= Farthest;

    /// <returns>Null for a name we do not know.</returns>
    public static TimeSpan? OffsetOf(ReadOnlySpan<char> zone)
    {
        var sign = zone.IndexOfAny('+', '-', '\u2212');
        if (sign >= 0)
        {
            return Offset(zone[(sign + 1)..], isWest: zone[sign] != '+');
        }

        return ByName.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(zone.Trim(), out var offset) ? offset : null;
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
        return isWest ? -offset : offset;
    }
}
