using System.Text.Json;
using FeedWatch.Matching;

namespace FeedWatch.Tests.Matching;

/// <summary>The stories that @unsc and @lavrov were written for, in labelled-stories.jsonl: 1 must be found, 0 must not.</summary>
public class ShippedAliasesTests
{
    private static readonly Query Unsc = Ask.Query("@unsc");
    private static readonly Query Lavrov = Ask.Query("@lavrov");
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web);

    [Theory]
    [MemberData(nameof(Stories))]
    public void The_customers_rules_find_what_they_are_for(LabelledStory story)
    {
        Finds(Unsc, story).ShouldBe(story.Unsc == 1, $"@unsc: {story}");
        Finds(Lavrov, story).ShouldBe(story.Lavrov == 1, $"@lavrov: {story}");
    }

    [Fact]
    public void Each_shipped_alias_is_sound_by_itself()
    {
        var compiler = new QueryCompiler(AliasSet.Shipped);

        foreach (var name in AliasSet.Shipped.Names)
        {
            compiler.CheckAlias(name).ShouldBeEmpty($"@{name}");
        }
    }

    [Fact]
    public void The_shipped_aliases_have_an_owner_a_version_and_a_date()
    {
        var head = File.ReadLines(RepositoryFile.Path("src", "FeedWatch", "Matching", "aliases.txt")).TakeWhile(line => line.StartsWith('#')).ToList();

        head.ShouldContain(line => line.StartsWith("# owner: "));
        head.ShouldContain(line => line.StartsWith("# version: "));
        head.ShouldContain(line => line.StartsWith("# date: 20"));
    }

    public static TheoryData<LabelledStory> Stories() =>
        [.. File.ReadLines(RepositoryFile.Path("tests", "FeedWatch.Tests", "Matching", "labelled-stories.jsonl")).Select(line => JsonSerializer.Deserialize<LabelledStory>(line, Format)!)];

    private static bool Finds(Query query, LabelledStory story) => query.Match(story.Title, story.Summary) is not null;

    public sealed record LabelledStory(string Lang, string Title, string Summary, int Unsc, int Lavrov);
}
