using FeedWatch.Testing;
using FeedWatch.Testing.Http;
using FeedWatch.Testing.Storing;

namespace FeedWatch.Adapters.Tests.Pipeline;

/// <summary>What becomes of the texts of articles when the feed, or the rules, are edited.</summary>
public abstract class FullTextEditTests : FullTextStation
{
    [Fact]
    public async Task What_the_teaser_said_already_is_not_told_again_and_stays_found_where_the_article_speaks_against_it()
    {
        Serve(LoopbackReply.Ok(ArticleHtml.Of("Geneva", "Lavrov took the ferry from Geneva."), "text/html"));
        await PublishAndPollAsync(Item("Lavrov and the others meet in Geneva."));

        (await AlertedRulesAsync()).ShouldBe(["Geneva", "Lavrov"]);
        await DeliverOnceAsync();
        await PollDueAsync();
        (await AlertedRulesAsync()).ShouldBe(["Geneva", "Lavrov"]);
    }

    [Fact]
    public async Task An_edited_teaser_keeps_the_text_of_the_article_and_is_an_edit_once()
    {
        Serve(LoopbackReply.Ok(ArticleHtml.Of("Talks resume", "Lavrov was seen at the door."), "text/html"));
        await PublishAndPollAsync(Item());
        (await PublishAndPollAsync(Item("Talks go on in Geneva."))).Edited.ShouldBe(1);
        (await PublishAndPollAsync(Item("Talks go on in Geneva."), Item(number: 2))).Edited.ShouldBe(0);

        (await AlertedRulesAsync()).ShouldBe(["Geneva", "Lavrov", "Lavrov"]);
        var story = (await Station.StoriesAsync()).Single(story => story.Summary.Contains("Geneva", StringComparison.Ordinal));
        story.HasArticle.ShouldBeTrue();
        story.Content.ShouldContain("Lavrov was seen at the door.");
        Requests("/a/1").ShouldBe(1);
    }

    [Fact]
    public async Task A_new_rule_is_run_over_the_texts_of_articles_too()
    {
        Serve(LoopbackReply.Ok(ArticleHtml.Of("Talks resume", "Lavrov was seen at the door."), "text/html"));
        await PublishAndPollAsync(Item());
        Station.Watch = Station.Watch with { Rules = [.. Station.Watch.Rules, Station.Rule("Door", "\"seen at the door\"")] };
        await Station.CatchUpAsync();

        (await Station.HitsAsync()).Select(hit => hit.Key.Rule).ShouldBe(["Door", "Lavrov"], ignoreOrder: true);
    }

    [Fact]
    public async Task What_the_feed_gave_is_kept_beside_the_article_and_what_it_adds_later_is_found()
    {
        Station.Watch = Station.Watch with { Rules = [Station.Rule("Giraffe", "giraffe"), Station.Rule("Keeper", "keeper"), Station.Rule("Lavrov", "Lavrov")] };
        Serve(LoopbackReply.Ok(ArticleHtml.Of("Talks resume", "Lavrov was seen at the door."), "text/html"));
        await PublishAndPollAsync(Item() with { Content = "<p>The zoo opens.</p><p>A keeper spoke.</p>" });
        (await AlertedRulesAsync()).ShouldBe(["Keeper", "Lavrov"]);
        (await StoryAsync()).Content.ShouldStartWith("The zoo opens.\nA keeper spoke.\n\n");

        await PublishAndPollAsync(Item() with { Content = "<p>The zoo opens.</p><p>A giraffe escaped.</p>" });
        (await AlertedRulesAsync()).ShouldBe(["Giraffe", "Keeper", "Lavrov"]);
        var story = await StoryAsync();
        story.Content.ShouldStartWith("The zoo opens.\nA giraffe escaped.\n\n");
        story.Content.Split("Lavrov was seen at the door.").Length.ShouldBe(2, "the article, once");

        await PublishAndPollAsync(Item("They meet at the zoo."));
        (await StoryAsync()).Content.ShouldBe(story.Article);
        Requests("/a/1").ShouldBe(1);
    }

    [Fact]
    public async Task What_the_article_says_too_is_kept_once()
    {
        Serve(LoopbackReply.Ok(ArticleHtml.Of("Talks resume", "Lavrov was seen at the door."), "text/html"));
        await PublishAndPollAsync(Item() with { Content = "<p>Lavrov was seen at the door.</p>" });

        var story = await StoryAsync();
        (story.HasArticle, story.Article).ShouldBe((true, story.Content));
    }

    [Fact]
    public async Task An_edit_of_more_stories_than_are_asked_for_at_once_leaves_each_its_article()
    {
        Serve(LoopbackReply.Of(410));
        var numbers = Enumerable.Range(1, 201).ToList();
        await PublishAndPollAsync([.. numbers.Select(number => Item(number: number) with { Link = null })]);
        var kept = (await Station.StoriesAsync()).Where(story => story.Title != "Nothing yet");
        await Station.Stores.Stories.AddAsync([.. kept.Select(story => story.WithArticle("Lavrov was seen at the door."))], TestContext.Current.CancellationToken);

        (await PublishAndPollAsync([.. numbers.Select(number => Item("They meet in Geneva.", number) with { Link = null })])).Edited.ShouldBe(201);
        var edited = (await Station.StoriesAsync()).Where(story => story.Summary == "They meet in Geneva.").ToList();
        edited.Count.ShouldBe(201);
        edited.ShouldAllBe(story => story.Article == "Lavrov was seen at the door.");
    }
}

public sealed class InMemoryFullTextEditTests : FullTextEditTests
{
    protected override Task<StoreSet> OpenAsync() => Task.FromResult(StoreSet.InMemory());
}

public sealed class SqliteFullTextEditTests : FullTextEditTests
{
    protected override Task<StoreSet> OpenAsync() => Task.FromResult(StoreSet.Sqlite());
}

public sealed class AzureFullTextEditTests : FullTextEditTests
{
    protected override Task<StoreSet> OpenAsync() => Task.FromResult(StoreSet.AzureTablesWithClock());
}
