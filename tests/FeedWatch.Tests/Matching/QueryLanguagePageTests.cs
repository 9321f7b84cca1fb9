using FeedWatch.Matching;

namespace FeedWatch.Tests.Matching;

/// <summary>docs/query-language.md says nothing that is not so.</summary>
public class QueryLanguagePageTests
{
    [Theory]
    [MemberData(nameof(Samples))]
    public void Each_sample_finds_and_does_not_find_what_the_page_says(string query, string found, string notFound)
    {
        Finds(query, found).ShouldBeTrue($"{query} must find {found}");
        Finds(query, notFound).ShouldBeFalse($"{query} must not find {notFound}");
    }

    [Fact]
    public void What_the_page_calls_not_yet_is_refused()
    {
        var notYet = Page().SkipWhile(line => line != "## Not yet").First(line => line.StartsWith('`')).Split('`').Where((_, index) => index % 2 == 1).ToList();

        notYet.Count.ShouldBe(11);
        foreach (var form in notYet)
        {
            Ask.Mistakes($"un {form} council").ShouldHaveSingleItem().Text.ShouldEndWith("is not supported yet in this version.");
        }
    }

    public static TheoryData<string, string, string> Samples()
    {
        var rows = Page().Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Replace("\\|", "\u0001", StringComparison.Ordinal).Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => cells.Select(cell => cell.Trim('`').Replace('\u0001', '|')).ToArray());
        return [.. rows.Select(cells => (cells[1], cells[2], cells[3]))];
    }

    private static IEnumerable<string> Page() => File.ReadLines(RepositoryFile.Path("docs", "query-language.md"));

    private static bool Finds(string query, string text) =>
        text.Split(" :: ") is [var title, var body] ? Ask.Finds(query, title, body) : Ask.Finds(query, text);
}
