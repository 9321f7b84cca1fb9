using System.Text.Json;
using FeedWatch.Feeds;
using FeedWatch.Host.Tests.Support;
using FeedWatch.Host.Tracing;
using FeedWatch.Parsing;
using FeedWatch.Storing;
using FeedWatch.Testing;
using FeedWatch.Testing.Storing;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console.Testing;

namespace FeedWatch.Host.Tests.Commands;

/// <summary><c>feedwatch why</c> on stories that are in the store already: many of them, teasers, entries of live blogs.</summary>
public sealed class WhyKeptTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("", "There is nothing to look for.")]
    [InlineData("   ", "There is nothing to look for.")]
    [InlineData("!!!", "!!! holds no word.")]
    [InlineData("http://", "http:// is no http or https address of a story.")]
    [InlineData("http://[bad", "http://[bad is no http or https address of a story.")]
    [InlineData("ftp://x/y", "ftp://x/y is no http or https address of a story.")]
    public async Task What_cannot_be_looked_for_is_refused(string given, string refusal)
    {
        await using var workplace = await KeepingAsync(new Workplace(), Story("veto"));
        var result = await workplace.RunAsync("why", given);
        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain(refusal);
        result.Error.ShouldNotContain("Not seen");
    }

    [Theory]
    [InlineData("The law and/or the veto... again")]
    [InlineData("What http:// means")]
    public async Task A_headline_that_looks_a_little_like_an_address_is_a_headline(string title)
    {
        await using var workplace = await KeepingAsync(new Workplace(), Story(title));
        (await workplace.RunAsync("why", title)).Lines[0].ShouldContain(title);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_address_with_a_fragment_is_that_entry_else_its_page(bool onAzure)
    {
        var (page, entry) = (new Uri("https://live.example/day"), new Uri("https://live.example/day#entry-1"));
        await using var workplace = await KeepingAsync(onAzure ? new Workplace().OnAzure() : new Workplace(), Story("page") with { Link = page }, Story("entry") with { Link = entry });
        (await WhyAsync(workplace, entry.AbsoluteUri)).ShouldHaveSingleItem().GetProperty("title").GetString().ShouldBe("entry");
        var other = (await WhyAsync(workplace, "https://live.example/day#entry-2")).ShouldHaveSingleItem();
        other.GetProperty("title").GetString().ShouldBe("page");
        other.GetProperty("knownBy").GetString().ShouldBe("page");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_many_the_latest_are_shown_and_all_are_counted(bool onAzure)
    {
        await using var workplace = await KeepingAsync(onAzure ? new Workplace().OnAzure() : new Workplace(), [.. Enumerable.Range(1, 25).Select(i => Story($"veto {i}", Noon.AddHours(i)))]);
        var result = await workplace.RunAsync("why", "veto");
        result.Lines.Where(line => line[0] != '\t').Select(line => line.Split('\t')[2]).ShouldBe(Enumerable.Range(16, 10).Reverse().Select(i => $"veto {i}"));
        result.ErrorLines.ShouldBe(["10 of 25, the latest; narrow it with --since, or with more of the headline."]);
        (await WhyAsync(workplace, "veto"))[0].GetProperty("alike").GetInt32().ShouldBe(25);
        (await workplace.RunAsync("why", "veto 7")).ErrorLines.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_search_that_ends_before_all_is_read_has_the_latest_and_says_so()
    {
        var stories = new InMemoryStories();
        await stories.AddAsync([.. Enumerable.Range(1, 5).Select(i => Story($"veto {i}", Noon.AddHours(i)))], TestContext.Current.CancellationToken);
        WantedStory.TryRead("veto", out var wanted, out _).ShouldBeTrue();
        var search = new StorySearch(new Lazy<IStoryStore>(stories));

        var cut = await search.RunAsync(wanted, DateTimeOffset.MinValue, 4, TestContext.Current.CancellationToken);
        (cut.IsCut, cut.Read).ShouldBe((true, 4));
        cut.Found.Select(headline => headline.Title).ShouldBe(["veto 5", "veto 4", "veto 3", "veto 2"]);
        (await search.RunAsync(wanted, DateTimeOffset.MinValue, 5, TestContext.Current.CancellationToken)).IsCut.ShouldBeFalse();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_a_teaser_it_says_what_became_of_its_article(bool onAzure)
    {
        await using var workplace = onAzure ? new Workplace().OnAzure() : new Workplace();
        var url = workplace.Server.Url("wire");
        workplace.Write("feedwatch.yaml", $"feeds:\n  - url: {url}\n    name: Wire\n    fullText: true\nrules: []\n");
        var feed = FeedId.Create(url);
        await KeepAsync(workplace, Story("read") with { FeedId = feed, HasArticle = true }, Story("tried") with { FeedId = feed }, Story("none") with { FeedId = feed });
        await SaveAsync(workplace, FeedState.Unknown(feed) with
        {
            Articles = new PendingArticles { Waiting = [new PendingArticle("tried", new Uri("https://wire.example/2"), Noon, Noon.AddMinutes(125), Tries: 1, Alerts: true)] },
        });

        (await workplace.RunAsync("why", "read")).Lines[0].ShouldEndWith("\tarticle read");
        (await workplace.RunAsync("why", "tried")).Lines[0].ShouldEndWith("\tarticle still tried, next 2026-03-01T14:05:00Z");
        (await workplace.RunAsync("why", "none")).Lines[0].ShouldEndWith("\tno article: the teaser is all there is");
        (await WhyAsync(workplace, "read"))[0].GetProperty("article").GetString().ShouldBe("read");
        (await WhyAsync(workplace, "none"))[0].GetProperty("article").GetString().ShouldBe("none");
        var tried = (await WhyAsync(workplace, "tried"))[0];
        tried.GetProperty("article").GetString().ShouldBe("tried");
        tried.GetProperty("articleNextTryAt").GetDateTimeOffset().ShouldBe(Noon.AddMinutes(125));

        using var console = new TestConsole();
        await workplace.RunAsync(console, "why", "none");
        console.Output.ShouldContain("\n  no article: the teaser is all there is");
    }

    [Fact]
    public async Task A_feed_with_whole_texts_has_no_word_of_articles()
    {
        await using var workplace = await KeepingAsync(new Workplace(), Story("veto"));
        (await workplace.RunAsync("why", "veto")).Lines[0].Split('\t').Length.ShouldBe(4);
        (await WhyAsync(workplace, "veto"))[0].TryGetProperty("article", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_possible_hit_is_shown_as_such()
    {
        await using var workplace = new Workplace().Watching("a NEAR/50 a NEAR/50 a NEAR/50 a NEAR/50 b");
        workplace.Set("Mail:Unconfigured=Folder");
        workplace.Publish(new RssItem("A long story", "1", Text: string.Concat(Enumerable.Repeat("a b ", 5_000))));
        await workplace.RunAsync("poll");
        (await workplace.RunAsync("why", "A long story")).Lines[1].ShouldMatch(@"^\tLavrov\tpossible\ttoo costly to be decided: somebody has to look\thit kept \S+Z \(possible\); ");
    }

    private static async Task<IReadOnlyList<JsonElement>> WhyAsync(Workplace workplace, string given) =>
        [.. (await workplace.RunAsync("why", given, "--json")).Lines.Select(line => JsonElement.Parse(line))];

    private static async Task<Workplace> KeepingAsync(Workplace workplace, params IReadOnlyList<Story> stories)
    {
        workplace.Watching();
        await KeepAsync(workplace, stories);
        return workplace;
    }

    private static async Task KeepAsync(Workplace workplace, params IReadOnlyList<Story> stories)
    {
        await using var services = workplace.Compose();
        await services.GetRequiredService<IStoryStore>().AddAsync(stories, TestContext.Current.CancellationToken);
    }

    private static async Task SaveAsync(Workplace workplace, FeedState state)
    {
        await using var services = workplace.Compose();
        await services.GetRequiredService<IFeedStateStore>().SaveAsync(state, seen: null, TestContext.Current.CancellationToken);
    }

    private static Story Story(string title, DateTimeOffset? firstSeenAt = null) => new()
    {
        Id = new StoryId(title),
        FeedId = new FeedId("f"),
        Title = title,
        ContentHash = title,
        FirstSeenAt = firstSeenAt ?? Noon,
    };
}
