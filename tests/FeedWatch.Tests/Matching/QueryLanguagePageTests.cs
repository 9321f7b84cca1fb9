using System.Text.RegularExpressions;
using FeedWatch.Matching;

namespace FeedWatch.Tests.Matching;

/// <summary>docs/query-language.md says nothing that is not so.</summary>
public partial class QueryLanguagePageTests
{
    [Theory]
    [MemberData(nameof(Samples))]
    public void Each_sample_finds_and_does_not_find_what_the_page_says(string query, string found, string notFound)
    {
        Finds(query, found).ShouldBeTrue($"{query} must find {found}");
        Finds(query, notFound).ShouldBeFalse($"{query} must not find {notFound}");
    }

    public static TheoryData<string, string, string> Samples()
    {
        var rows = Page().Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Replace("\\|", "\u0001", StringComparison.Ordinal).Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => cells.Select(cell => cell.Trim('`').Replace('\u0001', '|')).ToArray());
        return [.. rows.Select(cells => (cells[1], cells[2], cells[3]))];
    }

    private static IEnumerable<string> Page() => File.ReadLines(RepositoryFile.Path("docs", "query-language.md"));

    private static bool Finds(string query, string text)
    {
        var fact = Fact().Match(text);
        var (name, value) = (fact.Groups["name"].Value, fact.Groups["value"].Value);
        var parts = Fact().Replace(text, string.Empty).Split(" :: ");
        var story = new SearchedStory
        {
            Title = parts[0],
            Body = parts.Length > 1 ? parts[1] : string.Empty,
            Authors = name == "author" ? [value] : [],
            Categories = name == "category" ? [value] : [],
            FeedName = name == "feed" ? value : null,
            Language = name == "lang" ? value : null,
        };
        return Ask.Query(query).Match(story) is not null;
    }

    [GeneratedRegex(@" \[(?<name>\w+): (?<value>[^\]]+)\]", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Fact();
}
