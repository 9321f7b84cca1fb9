using FeedWatch.Configuration;

namespace FeedWatch.Tests.Configuration;

/// <summary>A file from anywhere costs no more than a bounded time: without the limits most of these would run for minutes.</summary>
public class LimitsTests
{
    private const int Size = 1_200_000;

    [Fact]
    public void A_thousand_feeds_and_rules_are_read() =>
        Yaml.Valid(
            "feeds:\n" + Lines(1_000, number => $"  - https://host{number}.example.org/feed.xml")
            + "rules:\n" + Lines(1_000, number => $"  - {{ name: rule {number}, query: word{number} }}")).Rules.Count.ShouldBe(1_000);

    [Fact]
    public void More_than_fifty_thousand_feeds_are_refused() =>
        Yaml.Mistake("feeds:\n" + Lines(50_001, number => $"- https://example.org/{number}")).ShouldStartWith("feedwatch.yaml:50002:3: The file has 50001 feeds; 50000 are the most.");

    [Fact]
    public void A_file_of_more_than_4_MiB_is_refused() =>
        Yaml.Mistake(Yaml.Feed + "#" + new string('a', ConfigurationReader.MostBytes)).ShouldContain("The file is larger than 4 MiB.");

    [Theory]
    [InlineData("[")]
    [InlineData("- ")]
    [InlineData("[{a: ")]
    public void Deep_nesting_is_refused_where_it_begins(string part) =>
        Yaml.Mistake("feeds:\n  " + Repeat(part, Size)).ShouldContain("Lists and maps are nested too deeply here.");

    [Fact]
    public void A_wide_file_is_refused() => Yaml.Mistake("feeds: [" + Repeat("a,", Size) + "]").ShouldContain("The file holds more than 500,000 values.");

    [Fact]
    public void A_hundred_mistakes_are_told_and_the_others_counted()
    {
        var mistakes = Yaml.Mistakes("feeds:\n" + Lines(150, _ => "  - nowhere"));

        mistakes.Count.ShouldBe(101);
        mistakes[99].ShouldStartWith("feedwatch.yaml:101:5: ");
        mistakes[100].ShouldBe("feedwatch.yaml:1:1: There are 50 more mistakes. Put the first ones right and read the file again.");
    }

    [Theory]
    [InlineData("feeds: '", "${A} ", "'")]
    [InlineData("feeds: ", "${A", "")]
    [InlineData("feeds: '", "a\n\n ", "'")]
    [InlineData("", "a: 1\n", "")]
    [InlineData("", "? ", "")]
    [InlineData("", "%A b\n", "")]
    [InlineData("feeds: !", "%41", "")]
    [InlineData("feeds: \"", "\\", "")]
    [InlineData("feeds: {", "a, ", "}")]
    [InlineData("feeds: |\n", " \n", "")]
    public void Nonsense_of_any_length_is_refused(string start, string part, string end) => Yaml.Mistakes(start + Repeat(part, Size) + end).ShouldNotBeEmpty();

    [Fact]
    public void Aliases_in_a_wide_circle_are_refused() =>
        Yaml.Mistakes(Yaml.Feed + "aliases:\n" + Lines(500, number => $"  a{number}: '@a{(number + 1) % 500}'")).Count.ShouldBe(101);

    [Fact]
    public void More_than_a_thousand_aliases_are_refused() =>
        Yaml.Mistake(Yaml.Feed + "aliases:\n" + Lines(1_001, number => $"  a{number}: b")).ShouldContain("The file has 1001 aliases; 1000 are the most.");

    [Fact]
    public void A_query_of_any_length_is_refused() =>
        Yaml.Mistake(Yaml.Feed + "rules:\n  - name: a\n    query: " + Repeat("word ", 200_000)).ShouldContain("The query is longer than 100000 characters.");

    [Fact]
    public void A_rule_names_as_many_tags_as_its_owner_likes()
    {
        var tags = string.Join(", ", Enumerable.Range(0, 20_000).Select(number => $"t{number}"));

        Yaml.Valid($"feeds: [{{ url: https://example.org/a, tags: [{tags}] }}]\nrules: [{{ name: a, query: b, feeds: [{tags}] }}]").Rules[0].Feeds.Count.ShouldBe(20_000);
    }

    [Fact]
    public void More_than_ten_thousand_recipients_are_refused() =>
        Yaml.Mistake(Yaml.Rule + "recipients:\n" + Lines(10_001, number => $"  - email: a{number}@example.org")).ShouldContain("The file has 10001 recipients; 10000 are the most.");

    [Fact]
    public void More_than_twenty_headers_are_refused() =>
        Yaml.Mistake("feeds:\n  - url: https://example.org/a\n    headers:\n" + Lines(21, number => $"      X-{number}: a")).ShouldContain("A feed has more than 20 headers.");

    private static string Lines(int count, Func<int, string> line) => string.Concat(Enumerable.Range(0, count).Select(number => line(number) + "\n"));

    private static string Repeat(string part, int length) => string.Concat(Enumerable.Repeat(part, length / part.Length));
}
