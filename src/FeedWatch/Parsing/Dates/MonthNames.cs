namespace FeedWatch.Parsing.Dates;

/// <summary>Months by how their names begin, in the languages that feeds write their dates in although RFC 822 knows only English.</summary>
internal static class MonthNames
{
    private const int LongestName = 16;

    // What is not as in English.
    private static readonly string[][] Beginnings =
    [
        ["ene", "gen", "янв", "ιαν", "sty", "oca", "січ"],
        ["fév", "fev", "févr", "фев", "φεβ", "lut", "şub", "лют"],
        ["mär", "mrz", "mrt", "már", "мар", "μαρ", "μάρ", "бер"],
        ["avr", "abr", "ápr", "апр", "απρ", "kwi", "nis", "кві"],
        ["mai", "mei", "maj", "mag", "máj", "май", "мая", "μαι", "μαϊ", "μάι", "тра"],
        ["juin", "giu", "jún", "июн", "ιουν", "ιούν", "cze", "haz", "чер"],
        ["juil", "lug", "júl", "июл", "ιουλ", "ιούλ", "lip", "tem", "лип"],
        ["aoû", "aou", "ago", "авг", "αυγ", "αύγ", "sie", "ağu", "agu", "сер"],
        ["set", "szept", "сен", "σεπ", "wrz", "eyl", "вер"],
        ["okt", "ott", "out", "окт", "οκτ", "paź", "paz", "eki", "жов"],
        ["ноя", "νοε", "νοέ", "lis", "kas", "лис"],
        ["déc", "dez", "dic", "des", "дек", "δεκ", "gru", "ara", "гру"],
    ];

    /// <returns>1 to 12; 0 for a word that is no month.</returns>
    public static int Find(ReadOnlySpan<char> word)
    {
        if (word.Length is < 3 or > LongestName)
        {
            return 0;
        }

        Span<char> lower = stackalloc char[LongestName];
        ReadOnlySpan<char> name = lower[..word.ToLowerInvariant(lower)];
        return English(name) ?? Search(name);
    }

    // Nearly all feeds write English, and the day of the week before it.
    private static int? English(ReadOnlySpan<char> name) => name[..3] switch
    {
        "sun" or "mon" or "tue" or "wed" or "thu" or "fri" or "sat" => 0,
        "jan" => 1,
        "feb" => 2,
        "mar" => 3,
        "apr" => 4,
        "may" => 5,
        "jun" => 6,
        "jul" => 7,
        "aug" => 8,
        "sep" => 9,
        "oct" => 10,
        "nov" => 11,
        "dec" => 12,
        _ => null,
    };

    private static int Search(ReadOnlySpan<char> name)
    {
        for (var month = 0; month < Beginnings.Length; month++)
        {
            foreach (var beginning in Beginnings[month])
            {
                if (name.StartsWith(beginning, StringComparison.Ordinal))
                {
                    return month + 1;
                }
            }
        }

        return 0;
    }
}
