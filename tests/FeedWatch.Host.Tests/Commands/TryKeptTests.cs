using FeedWatch.Feeds;
using FeedWatch.Host.Tests.Support;
using FeedWatch.Parsing;
using FeedWatch.Storing;
using FeedWatch.Testing;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console.Testing;

namespace FeedWatch.Host.Tests.Commands;

/// <summary><c>feedwatch try --since</c>: a query on what earlier polls have kept.</summary>
public sealed class TryKeptTests
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    // Where the query was too costly to be decided.
    private const string Costly = "a NEAR/50 a NEAR/50 a NEAR/50 a NEAR/50 b";

    [Fact]
    public async Task Kept_stories_of_less_than_a_day_tell_no_rate()
    {
        await using var workplace = new Workplace().Watching("nothing of this");
        workplace.Publish(new RssItem("Lavrov in Geneva", "1"), new RssItem("Lavrov in Vienna", "2"), new RssItem("Ferry timetable", "3"));
        await workplace.RunAsync("poll");
        var result = await workplace.RunAsync("try", "Lavrov", "--since", "30d");
        result.Lines.Count.ShouldBe(2);
        result.Output.ShouldContain("\tWire\tLavrov in Geneva\tLavrov\t");
        result.ErrorLines[^1].ShouldBe("2 of 3 stories. Too little history for a rate: it needs a day of polls.");
    }

    // The feed's first poll was ten days ago and brought its backlog.
    [Theory]
    [InlineData("rain", "30d", "That is 0.2 alerts a day")]
    [InlineData("rain", "2d", "That is 1 alert a day")]
    [InlineData("rain", "1d", "That is 2 alerts a day")]
    [InlineData("fresh", "30d", "That is 0.1 alerts a day")]
    [InlineData("old", "30d", "That is no alert a day")]
    [InlineData("rain", "12h", "Too little history for a rate: it needs a day of polls.")]
    public async Task Only_what_would_have_alerted_counts_for_the_rate(string query, string since, string rate)
    {
        await using var workplace = new Workplace().Watching();
        var first = Now.AddDays(-10);
        await KeepAsync(
            workplace,
            first,
            Story("old dated", first, first.AddDays(-400)),
            Story("old undated", first, publishedAt: null),
            Story("fresh", first, first.AddHours(-2)),
            Story("rain undated", Now.AddHours(-2), publishedAt: null),
            Story("rain late", Now.AddHours(-1), Now.AddDays(-40)));
        (await workplace.RunAsync("try", query, "--since", since)).ErrorLines[^1].ShouldContain(rate);
    }

    [Fact]
    public async Task A_rate_that_rounds_to_nothing_is_said_to_be_small()
    {
        await using var workplace = new Workplace().Watching();
        await KeepAsync(workplace, Now.AddDays(-29), Story("rain", Now.AddHours(-2), publishedAt: null));
        (await workplace.RunAsync("try", "rain", "--since", "30d")).ErrorLines[^1].ShouldBe("1 of 1 stories. That is less than 0.1 alerts a day to each recipient of the rule.");
    }

    [Fact]
    public async Task Against_a_rule_only_what_is_added_and_lost_is_shown()
    {
        await using var workplace = new Workplace().Watching("Geneva");
        workplace.Publish(new RssItem("Lavrov in Geneva", "1"), new RssItem("Lavrov in Vienna", "2"), new RssItem("Rain in Geneva", "3"), new RssItem("Ferry timetable", "4"));
        await workplace.RunAsync("poll");
        var result = await workplace.RunAsync("try", "Lavrov", "--since", "30d", "--rule", "lavrov");
        result.Lines.Order(StringComparer.Ordinal).Select(line => line.Split('\t')[0] + line.Split('\t')[3]).ShouldBe(["+Lavrov in Vienna", "-Rain in Geneva"]);
        result.ErrorLines[^1].ShouldBe("+1 story, -1. The query finds 2 of 4 stories. Too little history for a rate: it needs a day of polls.");

        var json = await workplace.RunAsync("try", "Lavrov", "--since", "30d", "--rule", "Lavrov", "--json");
        json.Output.ShouldContain("\"title\":\"Lavrov in Vienna\"");
        json.Lines.ShouldAllBe(line => line.Contains("Vienna") ? line.EndsWith("\"change\":\"added\"}", StringComparison.Ordinal) : line.EndsWith("\"change\":\"lost\"}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_could_not_be_decided_is_marked_once()
    {
        await using var workplace = new Workplace().Watching();
        workplace.Publish(new RssItem("A long story", "1", Text: string.Concat(Enumerable.Repeat("a b ", 5_000))));
        await workplace.RunAsync("poll");
        (await workplace.RunAsync("try", Costly, "--since", "1d")).Lines.ShouldHaveSingleItem().ShouldEndWith("\tA long story\t(possible)\t");
        (await workplace.RunAsync("try", Costly, "--since", "1d", "--json")).Output.ShouldContain("\"possible\":true");
        using var console = new TestConsole();
        console.Profile.Width = 160;
        await workplace.RunAsync(console, "try", Costly, "--since", "1d");
        console.Output.Split("ossible").Length.ShouldBe(2, console.Output);
        console.Output.ShouldContain("(possible: too costly to decide)");
    }

    private static async Task KeepAsync(Workplace workplace, DateTimeOffset baselinedAt, params IReadOnlyList<Story> stories)
    {
        await using var services = workplace.Compose();
        await services.GetRequiredService<IStoryStore>().AddAsync(stories, TestContext.Current.CancellationToken);
        await services.GetRequiredService<IFeedStateStore>().SaveAsync(FeedState.Unknown(stories[0].FeedId) with { BaselinedAt = baselinedAt }, seen: null, TestContext.Current.CancellationToken);
    }

    private static Story Story(string title, DateTimeOffset firstSeenAt, DateTimeOffset? publishedAt) => new()
    {
        Id = new StoryId(title),
        FeedId = new FeedId("f"),
        Title = title,
        ContentHash = title,
        FirstSeenAt = firstSeenAt,
        PublishedAt = publishedAt,
    };
}
