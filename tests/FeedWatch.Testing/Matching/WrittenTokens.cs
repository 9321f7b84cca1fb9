using System.Collections.Frozen;

namespace FeedWatch.Testing.Matching;

/// <summary>
/// The words that the random texts are made of, and for each the words of a query that find it: word semantics as a table, written by hand from the rules
/// of the language. A word of a query that is not named beside a token does not find it.
/// </summary>
public static class WrittenTokens
{
    /// <summary>Words that are only themselves, for texts in which they meet often.</summary>
    public static IReadOnlyList<WrittenToken> Plain { get; } = [.. "ka lo mi nu pe x1".Split(' ').Select(word => One(word, word, word))];

    public static IReadOnlyList<WrittenToken> RealLooking { get; } = [.. Abbreviations(), .. Names(), .. Words(), .. Cyrillic(), .. WithoutSpaces(), .. Semitic()];

    // Capitals and initials.
    private static IEnumerable<WrittenToken> Abbreviations() =>
    [
        One("UN", "un", "UN un U.N."),
        One("U.N.", "un", "UN un U.N."),
        One("U.N.’s", "un", "UN un U.N.", spelling: "U.N."),
        One("UN's", "un", "UN un U.N.", spelling: "UN"),
        One("un", "un", "un"),
        One("Un", "un", "un"),
        One("WHO", "who", "WHO who"),
        One("WHO’s", "who", "WHO who", spelling: "WHO"),
        One("who", "who", "who"),
        One("Who’s", "who", "who", spelling: "Who"),
        One("NATO", "nato", "NATO nato"),
        One("Nato", "nato", "NATO nato"),
        One("nato", "nato", "nato"),
        One("US", "us", "US us"),
        One("us", "us", "us"),
        Many("U.S.-led", Word("U.S.", "us", "US us", spelling: "US"), Word("led", "led", "led")),
        One("led", "led", "led"),
        One("G20", "g20", "G20"),
        Many("Covid-19", Word("Covid", "covid", "COVID covid"), Word("19", "19", "19")),
        Many("covid-19", Word("covid", "covid", "covid"), Word("19", "19", "19")),
        One("Covid19", "covid19", "COVID19"),
        Many("l’ONU", Word("l", "l", "l"), Word("ONU", "onu", "ONU onu")),
        Many("dell’Onu", Word("dell", "dell", string.Empty), Word("Onu", "onu", "ONU onu")),
        One("ONU", "onu", "ONU onu"),
        One("onu", "onu", "onu"),
    ];

    private static IEnumerable<WrittenToken> Names() =>
    [
        One("Lavrov", "lavrov", "Lavrov LAVROV"),
        One("lavrov", "lavrov", "Lavrov"),
        One("LAVROV", "lavrov", "Lavrov LAVROV"),
        One("Lavrov’s", "lavrov", "Lavrov LAVROV", spelling: "Lavrov"),
        One("LAVROV'S", "lavrov", "Lavrov LAVROV", spelling: "LAVROV"),
        Many("Lavrov'un", Word("Lavrov", "lavrov", "Lavrov LAVROV"), Word("un", "un", "un")),
        One("O’Brien", "obrien", "O'Brien obrien"),
        One("O'BRIEN", "obrien", "O'Brien obrien"),
        One("OBrien", "obrien", "O'Brien obrien"),
        One("İstanbul", "istanbul", "istanbul"),
        One("ISTANBUL", "istanbul", "istanbul"),
        Many("istanbul’da", Word("istanbul", "istanbul", "istanbul"), Word("da", "da", string.Empty)),
        One("Łódź", "lodz", "Lodz"),
        One("Λαβρόφ", "λαβροφ", "Λαβρόφ"),
        One("ΛΑΒΡΟΦ", "λαβροφ", "Λαβρόφ"),
    ];

    // Accents, hyphens, plurals and letters that are not seen.
    private static IEnumerable<WrittenToken> Words() =>
    [
        One("été", "ete", "été ete"),
        One("Été", "ete", "été ete"),
        One("ETE", "ete", "été ete"),
        One("Straße", "strasse", "Straße strasse"),
        One("STRASSE", "strasse", "Straße strasse"),
        Many("cease-fire", Word("cease", "cease", "cease"), Word("fire", "fire", "fire")),
        One("cease", "cease", "cease"),
        One("fire", "fire", "fire"),
        One("Ceasefire", "ceasefire", "ceasefire"),
        One("sanction", "sanction", "sanction"),
        One("sanctions", "sanctions", "sanction"),
        One("Sanctions’", "sanctions", "sanction", written: "Sanctions"),
        One("sanctioned", "sanctioned", string.Empty),
        One("embassy", "embassy", "embassy"),
        One("EMBASSIES", "embassies", "embassy"),
        One("churches", "churches", "church"),
        One("Council", "council", "council Council"),
        One("COUNCIL’S", "council", "council Council", spelling: "COUNCIL"),
        One("coun\u00ADcil", "council", "council Council", spelling: "council"),
        One("ｃｏｕｎｃｉｌ", "council", "council Council"),
        One("Councils", "councils", "council Council"),
        One("epicouncil", "epicouncil", string.Empty),
        One("λόγος", "λογοσ", "λόγος"),
        One("ΛΟΓΟΣ", "λογοσ", "λόγος"),
        One("कमल", "कमल", "कमल"),
        One("कमला", "कमला", string.Empty),
    ];

    private static IEnumerable<WrittenToken> Cyrillic() =>
    [
        One("Лавров", "лавров", "Лавров"),
        One("Лаврова", "лаврова", "Лавров"),
        One("Лавровым", "лавровым", "Лавров"),
        One("ЛАВРОВУ", "лаврову", "Лавров"),
        One("лавров", "лавров", string.Empty),
        One("лавровым", "лавровым", string.Empty),
        One("совет", "совет", "совет"),
        One("Совета", "совета", "совет"),
        One("СОВЕТОМ", "советом", "совет"),
        One("советский", "советский", string.Empty),
        One("российский", "российский", "российский"),
        One("российского", "российского", "российский"),
        One("Российским", "российским", "российский"),
        One("ёлка", "елка", "ёлка"),
        One("Елка", "елка", "ёлка"),
        One("п’ять", "пять", "п'ять пять"),
        One("пять", "пять", "п'ять пять"),
    ];

    // Each letter is a word.
    private static IEnumerable<WrittenToken> WithoutSpaces() =>
    [
        Letters("安", "理", "会"),
        Letters("联", "合", "国", "安", "理", "会"),
        Letters("国", "会"),
        Many("UN安理会", Word("UN", "un", "UN un U.N."), Word("安", "安", "安"), Word("理", "理", "理"), Word("会", "会", "会")),
        Letters("ラ", "ブ", "ロ", "フ"),
        Many("ﾗﾌﾞﾛﾌ", Word("ﾗ", "ラ", "ラ"), Word("ﾌﾞ", "ブ", "ブ"), Word("ﾛ", "ロ", "ロ"), Word("ﾌ", "フ", "フ")),
        Letters("안", "보", "리", "는"),
        Letters("吃", "𠮷", "野", "家"),
    ];

    // What is written as part of the next word, and vowels that may be left out.
    private static IEnumerable<WrittenToken> Semitic() =>
    [
        One("الأمم", "الامم", "الأمم أمم"),
        One("الامم", "الامم", "الأمم أمم"),
        One("للأمم", "للامم", "الأمم أمم"),
        One("والأمم", "والامم", "الأمم أمم"),
        One("أمم", "امم", "أمم"),
        One("مجلس", "مجلس", "مجلس"),
        One("مَجْلِس", "مجلس", "مجلس"),
        One("المجلس", "المجلس", "مجلس"),
        One("بمجلس", "بمجلس", "مجلس"),
        One("لافروف", "لافروف", "لافروف"),
        One("ولافروف", "ولافروف", "لافروف"),
        One("או״ם", "אום", "אום"),
    ];

    private static WrittenToken One(string text, string folded, string foundBy, string? spelling = null, string? written = null) =>
        new(text, [Word(written ?? text, folded, foundBy, spelling)]);

    private static WrittenToken Many(string text, params StandingWord[] words) => new(text, words);

    private static WrittenToken Letters(params string[] letters) => new(string.Concat(letters), [.. letters.Select(letter => Word(letter, letter, letter))]);

    private static StandingWord Word(string written, string folded, string foundBy, string? spelling = null) =>
        new(written, spelling ?? written, folded, foundBy.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet());
}
