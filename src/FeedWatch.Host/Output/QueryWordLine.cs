using System.Text.Json.Serialization;
using FeedWatch.Matching;

namespace FeedWatch.Host.Output;

/// <summary>A word of a query as <c>feedwatch try --forms --json</c> prints it.</summary>
/// <param name="Forms">What is looked for, without capitals and accents; of an exact word only the word as written.</param>
/// <param name="Capitals">first: the story's word must begin with a capital; all: it must be in capitals.</param>
public sealed record QueryWordLine(
    string Written,
    IReadOnlyList<string> Forms,
    string? Capitals,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Exact,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Prefix)
{
    public static QueryWordLine Of(QueryWord word) => new(
        word.Written,
        word.IsExact ? [word.Written] : word.Forms,
        word.Needs switch { WordCapitals.First => "first", WordCapitals.All => "all", _ => null },
        word.IsExact,
        word.IsPrefix);

    /// <summary>What else the story's word must be, for people.</summary>
    internal string Demand => (Exact, Prefix, Capitals) switch
    {
        (true, true, _) => "begins exactly so",
        (true, _, _) => "exactly so",
        (_, true, "first") => "begins so, with a capital",
        (_, true, "all") => "begins so, in capitals",
        (_, true, _) => "begins so",
        (_, _, "first") => "with a capital",
        (_, _, "all") => "in capitals",
        _ => string.Empty,
    };
}
