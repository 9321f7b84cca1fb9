namespace FeedWatch.Adapters.Storing.AzureTables;

/// <summary>Words that a text must all contain, in any order and case. As parts of it: scripts without spaces have no other words.</summary>
internal sealed class SearchWords(string? words)
{
    private const int MostWords = 100;

    private readonly string[] words = [.. (words ?? string.Empty).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct().Take(MostWords)];

    public bool IsEmpty => words.Length == 0;

    public bool AreIn(string title, string text) =>
        words.All(word => title.Contains(word, StringComparison.OrdinalIgnoreCase) || text.Contains(word, StringComparison.OrdinalIgnoreCase));
}
