namespace FeedWatch.Testing.Matching;

/// <summary>The words that the random queries are made of. What each finds is said beside the words of the texts: <see cref="WrittenTokens"/>.</summary>
public static class TypedWords
{
    public static IReadOnlyList<TypedWord> Plain { get; } =
    [
        .. Each("ka lo mi nu pe x1 G20"),
        .. Each("Lavrov LAVROV UN un U.N. WHO who NATO nato US us led ONU onu O'Brien obrien"),
        .. Each("été ete Straße strasse ceasefire cease fire sanction embassy church council Council istanbul Lodz COVID covid"),
        .. Each("Лавров совет российский ёлка п'ять пять Λαβρόφ λόγος אום कमल"),
        .. Each("会 国 吃 는 الأمم أمم مجلس لافروف"),
        TypedWord.Rowed("l'ONU", ["l", "ONU"]),
        TypedWord.Rowed("U.S.-led", ["US", "led"]),
        TypedWord.Rowed("cease-fire", ["cease", "fire"], ["ceasefire"]),
        TypedWord.Rowed("COVID-19", ["COVID", "19"], ["COVID19"]),
        TypedWord.Rowed("安理会", ["安", "理", "会"]),
        TypedWord.Rowed("联合国", ["联", "合", "国"]),
        TypedWord.Rowed("UN安理会", ["UN", "安", "理", "会"]),
        TypedWord.Rowed("ラブロフ", ["ラ", "ブ", "ロ", "フ"]),
        TypedWord.Rowed("안보리", ["안", "보", "리"]),
        TypedWord.Rowed("𠮷野家", ["𠮷", "野", "家"]),
    ];

    public static IReadOnlyList<TypedWord> Exact { get; } =
        [.. "Lavrov UN un Un U.N. NATO été Été ONU Straße sanction Council Лавров лавровым ka lo الأمم".Split(' ').Select(TypedWord.Exact)];

    public static IReadOnlyList<TypedWord> Prefixes { get; } =
    [
        TypedWord.Prefix("lav", "lav"),
        TypedWord.Prefix("Лавр", "лавр"),
        TypedWord.Prefix("лавров", "лавров"),
        TypedWord.Prefix("СОВ", "сов"),
        TypedWord.Prefix("sanct", "sanct"),
        TypedWord.Prefix("Counc", "counc"),
        TypedWord.Prefix("Straß", "strass"),
        TypedWord.Prefix("été", "ete"),
        TypedWord.Prefix("obr", "obr"),
        TypedWord.Prefix("cov", "cov"),
        TypedWord.Prefix("مجل", "مجل"),
        TypedWord.Prefix("λογ", "λογ"),
        TypedWord.ExactPrefix("Lav"),
        TypedWord.ExactPrefix("sanc"),
        TypedWord.ExactPrefix("Лавр"),
        new("cease-fir*", [[new WordTest.Finds("cease"), new WordTest.Begins("fir")], [new WordTest.Begins("ceasefir")]]),
    ];

    private static IEnumerable<TypedWord> Each(string words) => words.Split(' ').Select(TypedWord.Plain);
}
