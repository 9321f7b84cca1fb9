namespace FeedWatch.Host.Init;

/// <summary>Makes a name of a query that a person typed: readable in a subject line, and like no other.</summary>
internal static class RuleName
{
    private const int MostLength = 60;
    private const string Unwanted = "\"'@$“”„«»‘’";

    /// <param name="query">A query that compiles.</param>
    /// <param name="taken">The names of the other rules.</param>
    public static string Of(string query, IReadOnlyCollection<string> taken)
    {
        var words = string.Concat(query.Where(letter => !Unwanted.Contains(letter, StringComparison.Ordinal))).Trim();
        var name = words.Length == 0 ? "Rule" : Shorten(words);
        return IsFree(name) ? name : Enumerable.Range(2, taken.Count + 1).Select(number => $"{name} {number}").First(IsFree);

        bool IsFree(string candidate) => !taken.Contains(candidate, StringComparer.OrdinalIgnoreCase);
    }

    private static string Shorten(string words)
    {
        if (words.Length <= MostLength)
        {
            return words;
        }

        // Half of a surrogate pair would be no letter at all.
        var end = char.IsHighSurrogate(words[MostLength - 1]) ? MostLength - 1 : MostLength;
        return words[..end].TrimEnd();
    }
}
