namespace FeedWatch.Tests.Configuration;

public class DocumentationTests
{
    public static TheoryData<string> Samples => [.. Documentation.Examples.Concat(Documentation.Blocks("yaml"))];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_sample_is_a_valid_file(string yaml) =>
        Yaml.Valid(
            yaml,
            ("WIRE_TOKEN", "token"),
            ("PRESS_FEED", "https://example.org/press.xml"),
            ("DESK_EMAIL", "desk@example.org")).Feeds.ShouldNotBeEmpty();

    [Fact]
    public void The_mistaken_sample_brings_the_mistakes_that_the_page_shows()
    {
        var mistakes = Yaml.Mistakes(Documentation.Blocks("yaml mistaken").ShouldHaveSingleItem());

        string.Concat(mistakes.Select(mistake => mistake + "\n")).ShouldBe(Documentation.Blocks("text").ShouldHaveSingleItem());
    }
}
