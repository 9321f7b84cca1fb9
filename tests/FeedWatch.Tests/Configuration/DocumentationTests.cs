namespace FeedWatch.Tests.Configuration;

public class DocumentationTests
{
    private static readonly (string Name, string Value)[] Environment =
        [("WIRE_TOKEN", "token"), ("PRESS_FEED", "https://example.org/press.xml"), ("DESK_EMAIL", "desk@example.org")];

    public static TheoryData<string> Samples => [.. Documentation.Examples.Concat(Documentation.Blocks("yaml"))];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_sample_is_a_valid_file(string yaml) => Yaml.Valid(yaml, Environment).Feeds.ShouldNotBeEmpty();

    [Fact]
    public void The_examples_leave_nothing_to_doubt() => Documentation.Examples.SelectMany(yaml => Yaml.Warnings(yaml, Environment)).ShouldBeEmpty();

    [Fact]
    public void The_mistaken_sample_brings_the_mistakes_that_the_page_shows()
    {
        var mistakes = Yaml.Mistakes(Documentation.Blocks("yaml mistaken").ShouldHaveSingleItem());

        string.Concat(mistakes.Select(mistake => mistake + "\n")).ShouldBe(Documentation.Blocks("text").ShouldHaveSingleItem());
    }
}
