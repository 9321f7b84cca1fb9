using FeedWatch.Feeds;
using FeedWatch.Parsing;
using FeedWatch.Testing;
using FeedWatch.Testing.Crashes;
using FeedWatch.Testing.Http;
using FeedWatch.Testing.Storing;

namespace FeedWatch.Adapters.Tests.Pipeline;

/// <summary>A feed of teasers whose articles are read too, on each kind of store.</summary>
public abstract class FullTextTests : IAsyncLifetime
{
    protected Station Station { get; private set; } = null!;

    private Feed Wire => Station.Watch.Feeds[0];

    private DateTimeOffset Now => Station.Time.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        Station = new Station(await OpenAsync());
        Station.Watch = Station.Watch with
        {
            Feeds = [Station.Feed("Wire") with { FullText = true, Every = TimeSpan.FromHours(2) }],
            Rules = [Station.Rule("Lavrov", "Lavrov"), Station.Rule("Geneva", "Geneva NOT ferry")],
            Recipients = [Station.Recipient("Desk")],
        };
        await Station.CatchUpAsync();
        Publish();
        await Station.PollAsync();
        Station.Time.Advance(TimeSpan.FromHours(2));
    }

    public async ValueTask DisposeAsync()
    {
        await Station.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract Task<StoreSet> OpenAsync();

    [Fact]
    public async Task What_only_the_article_says_is_one_alert_and_the_kept_story_has_its_text()
    {
        Serve(LoopbackReply.Ok(ArticleHtml.Of("Talks resume", "Lavrov was seen at the door."), "text/html"));
        await PublishAndPollAsync(Item());

        (await AlertedRulesAsync()).ShouldBe(["Lavrov"]);
        var hit = (await Station.HitsAsync()).ShouldHaveSingleItem();
        hit.Text.ShouldContain("Lavrov was seen at the door.");
        hit.Places.ShouldNotBeEmpty();
        var story = await StoryAsync();
        (story.HasArticle, story.Summary).ShouldBe((true, "Talks resume in the city."));
        story.Content.ShouldContain("Lavrov was seen at the door.");
        story.Content.ShouldNotContain("goals");
        story.Content.ShouldNotContain("script");
        (await PendingAsync()).ShouldBeEmpty();
        await DeliverOnceAsync();
    }

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
    public async Task A_server_that_is_down_for_three_hours_is_tried_ever_less_often_until_it_is_back()
    {
        Serve(LoopbackReply.Of(503));
        await PublishAndPollAsync(Item());
        var from = Now;
        var tries = new List<int> { 0 };
        while (Now < from.AddHours(3))
        {
            Station.Time.Advance(TimeSpan.FromMinutes(1));
            if (await PollAsksForTheArticleAsync())
            {
                tries.Add((int)(Now - from).TotalMinutes);
            }
        }

        tries.ShouldBe([0, 2, 12, 42, 102]);
        Serve(LoopbackReply.Ok(ArticleHtml.Of("Talks resume", "Lavrov was seen at the door."), "text/html"));
        await PollForAsync(TimeSpan.FromHours(2));
        (await AlertedRulesAsync()).ShouldBe(["Lavrov"]);
        (await StoryAsync()).FirstSeenAt.ShouldBe(from);
    }

    [Fact]
    public async Task The_feed_itself_is_not_asked_more_often_for_the_sake_of_its_articles()
    {
        Serve(LoopbackReply.Of(500));
        await PublishAndPollAsync(Item());
        var asked = Requests("/feed");
        await PollForAsync(TimeSpan.FromMinutes(119));
        Requests("/feed").ShouldBe(asked);
        Requests("/a/1").ShouldBe(5);

        await PollForAsync(TimeSpan.FromMinutes(1));
        Requests("/feed").ShouldBe(asked + 1);
    }

    [Fact]
    public async Task All_feeds_are_asked_where_that_is_wanted_also_when_only_an_article_is_due()
    {
        Serve(LoopbackReply.Of(500));
        await PublishAndPollAsync(Item());
        Station.Time.Advance(TimeSpan.FromMinutes(2));
        var asked = Requests("/feed");

        await Station.PollAsync(all: true);
        (Requests("/feed") - asked, Requests("/a/1")).ShouldBe((1, 2));
    }

    [Fact]
    public async Task After_24_hours_and_a_last_try_it_is_given_up()
    {
        Serve(LoopbackReply.Of(500));
        await PublishAndPollAsync(Item());
        await PollForAsync(TimeSpan.FromHours(24) - TimeSpan.FromMinutes(5));
        (await PendingAsync()).ShouldHaveSingleItem().NextTryAt.ShouldBe(Now.AddMinutes(5));
        await PollForAsync(TimeSpan.FromMinutes(5));
        (await PendingAsync()).ShouldBeEmpty();
        Requests("/a/1").ShouldBe(12);

        Serve(LoopbackReply.Ok(ArticleHtml.Of("Talks resume", "Lavrov was seen at the door."), "text/html"));
        await PollForAsync(TimeSpan.FromHours(5));
        (await AlertedRulesAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(404, "text/html", 1)]
    [InlineData(410, "text/html", 1)]
    [InlineData(200, "application/pdf", 1)]
    [InlineData(200, "text/html", 3)]
    public async Task What_holds_no_article_is_soon_given_up(int status, string type, int tries)
    {
        Serve(status == 200 ? LoopbackReply.Ok("<html><body><p>Please wait.</p></body></html>", type) : LoopbackReply.Of(status));
        await PublishAndPollAsync(Item());
        await PollForAsync(TimeSpan.FromHours(2));

        Requests("/a/1").ShouldBe(tries);
        (await PendingAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_that_says_less_than_the_teaser_is_no_article()
    {
        Serve(LoopbackReply.Ok(ArticleHtml.Of("Lavrov", "Lavrov."), "text/html"));
        await PublishAndPollAsync(Item(string.Concat(Enumerable.Repeat("Talks resume in the city. ", 100))));

        (await AlertedRulesAsync()).ShouldBeEmpty();
        (await StoryAsync()).HasArticle.ShouldBeFalse();
    }

    [Fact]
    public async Task A_server_of_articles_that_asks_to_be_left_alone_is_left_alone()
    {
        await using var other = LoopbackServer.Start(LoopbackReply.Of(429).With("Retry-After", "7200"));
        Station.Server.Answer("/feed", LoopbackReply.Ok(RssDocument.Of(Item() with { Link = $"{other.Url("/1")}" }, Item(number: 2) with { Link = $"{other.Url("/2")}" })));
        await Station.PollAsync();
        await PollForAsync(TimeSpan.FromMinutes(119));
        other.Requests.Count.ShouldBe(1);

        other.Answer("*", LoopbackReply.Ok(ArticleHtml.Of("Talks resume", "Lavrov was seen at the door."), "text/html"));
        await PollForAsync(TimeSpan.FromMinutes(2));
        (await AlertedRulesAsync()).ShouldBe(["Lavrov", "Lavrov"]);
    }

    [Fact]
    public async Task The_feed_s_own_server_rests_for_its_feeds_too()
    {
        Serve(LoopbackReply.Of(429).With("Retry-After", "10800"));
        await PublishAndPollAsync(Item(), Item(number: 2));
        var asked = Station.Server.Requests.Count;
        await PollForAsync(TimeSpan.FromMinutes(179));
        Station.Server.Requests.Count.ShouldBe(asked);

        Serve(LoopbackReply.Ok(ArticleHtml.Of("Talks resume", "Lavrov was seen at the door."), "text/html"));
        await PollForAsync(TimeSpan.FromMinutes(2));
        (await AlertedRulesAsync()).ShouldBe(["Lavrov", "Lavrov"]);
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
    public async Task Only_some_are_read_at_once_and_the_rest_a_minute_later()
    {
        foreach (var number in Enumerable.Range(1, 25))
        {
            Serve(LoopbackReply.Ok(ArticleHtml.Of("Talks resume", "Lavrov was seen at the door."), "text/html"), number);
        }

        await PublishAndPollAsync([.. Enumerable.Range(1, 25).Select(number => Item(number: number))]);
        (await PendingAsync()).Count.ShouldBe(15);
        (await Station.PollAsync()).Polled.ShouldBe(0);
        await PollForAsync(TimeSpan.FromMinutes(2));
        (await PendingAsync()).ShouldBeEmpty();
        (await AlertedRulesAsync()).Count.ShouldBe(25);
    }

    [Fact]
    public async Task A_link_that_several_stories_share_is_the_article_of_none()
    {
        await PublishAndPollAsync(Item(), Item(number: 2) with { Link = Item().Link }, Item(number: 3) with { Link = "https://wire.example/" }, Item(number: 4) with { Link = null });

        (await PendingAsync()).ShouldBeEmpty();
        Requests("/a/1").ShouldBe(0);
    }

    [Fact]
    public async Task Articles_are_waited_for_no_more_once_the_feed_is_no_longer_of_full_text()
    {
        Serve(LoopbackReply.Of(500));
        await PublishAndPollAsync(Item());
        Station.Watch = Station.Watch with { Feeds = [Wire with { FullText = false }] };
        await PollForAsync(TimeSpan.FromHours(1));

        (await PendingAsync()).ShouldBeEmpty();
        Requests("/a/1").ShouldBe(1);
        (await Station.StateAsync(Wire)).NextPollAt.ShouldBe(Now.AddHours(1));
    }

    [Fact]
    public async Task What_a_first_poll_finds_in_the_article_of_an_old_story_alerts_nobody()
    {
        var other = Station.Feed("Other", "/other") with { FullText = true };
        Station.Watch = Station.Watch with { Feeds = [other] };
        foreach (var number in new[] { 1, 2 })
        {
            Serve(LoopbackReply.Ok(ArticleHtml.Of("Talks resume", "Lavrov was seen at the door."), "text/html"), number);
        }

        Station.Server.Answer("/other", LoopbackReply.Ok(RssDocument.Of(Item() with { PublishedAt = Now.AddHours(-1) }, Item(number: 2) with { PublishedAt = Now.AddDays(-3) })));
        await Station.PollAsync();

        (await Station.HitsAsync()).Select(hit => hit.Alerting).Order().ShouldBe([false, true]);
        (await AlertedRulesAsync()).ShouldBe(["Lavrov"]);
    }

    [Fact]
    public async Task A_poll_that_dies_after_any_write_loses_nothing_and_tells_nothing_twice()
    {
        Serve(LoopbackReply.Ok(ArticleHtml.Of("Talks resume", "Lavrov was seen at the door."), "text/html"));
        Publish(Item("They meet in Geneva."), Item(number: 2));
        await DieAndPollOnAsync();
        await ExpectAllOnceAsync();
    }

    [Fact]
    public async Task So_does_one_that_only_reads_articles()
    {
        Serve(LoopbackReply.Of(500));
        await PublishAndPollAsync(Item("They meet in Geneva."), Item(number: 2));
        await PollForAsync(TimeSpan.FromMinutes(40));

        Serve(LoopbackReply.Ok(ArticleHtml.Of("Talks resume", "Lavrov was seen at the door."), "text/html"));
        Station.Time.Advance(TimeSpan.FromMinutes(10));
        await DieAndPollOnAsync(all: false);
        await ExpectAllOnceAsync();
    }

    [Fact]
    public async Task What_was_found_in_a_page_is_alerted_although_it_is_gone_when_the_process_starts_again()
    {
        var hasDied = true;
        for (var number = 1; hasDied; number++)
        {
            Serve(LoopbackReply.Ok(ArticleHtml.Of("Talks resume", "Lavrov was seen at the door."), "text/html"), number);
            Publish(Item(number: number));
            hasDied = await DiesAsync(writes: number - 1, all: true);
            var found = (await Station.HitsAsync()).Count;

            Serve(LoopbackReply.Of(404), number);
            Station.Time.Advance(Station.Stores.Mourning + TimeSpan.FromSeconds(1));
            await Station.PollAsync(all: true);
            (await Station.HitsAsync()).Count.ShouldBeGreaterThanOrEqualTo(found);
            (await AlertedRulesAsync()).Count.ShouldBe((await Station.HitsAsync()).Count, $"each hit has its alert, after {number - 1} writes");
            (await Station.StoriesAsync()).Count(story => story.HasArticle).ShouldBe((await Station.HitsAsync()).Count, "and the text it was found in");
        }

        (await Station.HitsAsync()).Count.ShouldBeGreaterThanOrEqualTo(3, "it died before hits, before alerts and before the state");
    }

    [Fact]
    public async Task Of_several_processes_one_reads_an_article()
    {
        Serve(LoopbackReply.Of(500));
        await PublishAndPollAsync(Item());
        Serve(LoopbackReply.Ok(ArticleHtml.Of("Talks resume", "Lavrov was seen at the door."), "text/html"));
        Station.Time.Advance(TimeSpan.FromMinutes(2));

        if (Station.Stores.Mourning > TimeSpan.Zero)
        {
            await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Station.PollAsync()));
        }
        else
        {
            // On one machine the database's lock keeps them apart: one after the other.
            await Station.PollAsync();
            await Station.PollAsync();
        }

        Requests("/a/1").ShouldBe(2);
        (await AlertedRulesAsync()).ShouldBe(["Lavrov"]);
        await DeliverOnceAsync();
    }

    [Fact]
    public async Task A_huge_page_a_deep_one_and_one_in_another_encoding_are_read()
    {
        var article = ArticleHtml.Of("Talks resume", "Lavrov was seen at the door.");
        Serve(LoopbackReply.Ok(article + new string('x', 3 * 1024 * 1024), "text/html"));
        Serve(LoopbackReply.Ok(article.Replace("<main>", "<main>" + string.Concat(Enumerable.Repeat("<div>", 50_000)), StringComparison.Ordinal), "text/html"), 2);
        Serve(LoopbackReply.Ok(Cyrillic(ArticleHtml.Of("Переговоры", "Лавров стоял у двери.").Replace("utf-8", "windows-1251", StringComparison.Ordinal)), "text/html"), 3);
        Station.Watch = Station.Watch with { Rules = [Station.Rule("Lavrov", "Lavrov | Лавров")] };
        await PublishAndPollAsync(Item(), Item(number: 2), Item(number: 3));

        (await AlertedRulesAsync()).ShouldBe(["Lavrov", "Lavrov", "Lavrov"]);
    }

    [Fact]
    public async Task A_page_that_comes_too_slowly_is_tried_again_and_holds_up_nothing()
    {
        var gate = new TaskCompletionSource();
        Serve(LoopbackReply.Ok(ArticleHtml.Of("Talks resume", "Lavrov was seen at the door."), "text/html").HeldBeforeBody(gate.Task));
        Publish(Item("They meet in Geneva."));
        var poll = Station.PollAsync();
        while (!poll.IsCompleted)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
            (await AlertedRulesAsync()).ShouldBeSubsetOf(["Geneva"]);
            Station.Time.Advance(TimeSpan.FromSeconds(Requests("/a/1") > 0 ? 5 : 0));
        }

        gate.SetResult();
        (await AlertedRulesAsync()).ShouldBe(["Geneva"]);
        (await PendingAsync()).ShouldHaveSingleItem().Tries.ShouldBe(1);
        await PollForAsync(TimeSpan.FromMinutes(2));
        (await AlertedRulesAsync()).ShouldBe(["Geneva", "Lavrov"]);
    }

    [Fact]
    public async Task An_article_on_a_private_address_is_refused_and_not_tried_again()
    {
        Publish(Item() with { Link = $"http://127.0.0.2:{Station.Server.Port}/a/1" }, Item(number: 2) with { Link = "http://169.254.169.254/latest" });
        await Station.PollAsync();

        (await StoryAsync()).Link!.Host.ShouldBe("127.0.0.2");
        (await PendingAsync()).ShouldBeEmpty();
    }

    private static byte[] Cyrillic(string text) => System.Text.CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetBytes(text);

    private RssItem Item(string teaser = "Talks resume in the city.", int number = 1) => new($"Talks {number}", $"{number}", $"{Station.Server.Url($"/a/{number}")}", teaser);

    private void Serve(LoopbackReply reply, int number = 1)
    {
        Station.Server.Answer($"/a/{number}", reply);
        Station.Server.Answer("*", reply);
    }

    private void Publish(params RssItem[] items)
    {
        var text = RssDocument.Of(items.Append(new RssItem("Nothing yet", "0")));
        Station.Server.Publish("/feed", text, $"\"{ContentHash.Id(text)}\"");
    }

    private async Task<PollReport> PublishAndPollAsync(params RssItem[] items)
    {
        Publish(items);
        return await PollDueAsync(TimeSpan.FromHours(2));
    }

    private async Task<PollReport> PollDueAsync(TimeSpan? after = null)
    {
        var state = await Station.StateAsync(Wire);
        var due = after is null ? state.NextPollAt!.Value : (state.Articles.FeedDueAt ?? state.NextPollAt)!.Value;
        Station.Time.SetUtcNow(due > Now ? due : Now);
        return await Station.PollAsync();
    }

    private async Task<bool> PollAsksForTheArticleAsync()
    {
        var before = Requests("/a/1");
        await Station.PollAsync();
        return Requests("/a/1") > before;
    }

    /// <summary>A round a minute.</summary>
    private async Task PollForAsync(TimeSpan span)
    {
        for (var until = Now + span; Now < until;)
        {
            Station.Time.Advance(TimeSpan.FromMinutes(1));
            await Station.PollAsync();
        }
    }

    /// <summary>Dies after no write, starts again, dies after one, and so on until a poll gets to its end.</summary>
    private async Task DieAndPollOnAsync(bool all = true)
    {
        var writes = 0;
        while (await DiesAsync(writes, all))
        {
            writes++;
        }

        writes.ShouldBeGreaterThanOrEqualTo(4, "texts, hits, alerts, state");
    }

    private async Task<bool> DiesAsync(int writes, bool all)
    {
        Station.Time.Advance(Station.Stores.Mourning + TimeSpan.FromSeconds(1));
        var budget = new WriteBudget(writes);
        try
        {
            await Station.PollAsync(budget, all);
        }
        catch (ProcessDiedException)
        {
            // As told.
        }

        return budget.IsSpent;
    }

    private async Task ExpectAllOnceAsync()
    {
        await PollForAsync(TimeSpan.FromMinutes(30));
        (await AlertedRulesAsync()).ShouldBe(["Geneva", "Lavrov", "Lavrov"]);
        (await PendingAsync()).ShouldBeEmpty();
        (await Station.StoriesAsync()).Count(story => story.HasArticle).ShouldBe(2);
        await DeliverOnceAsync();
    }

    private async Task DeliverOnceAsync()
    {
        await Station.DeliverAsync();
        await Station.DeliverAsync(all: true);
        Station.Sink.Mails.Count.ShouldBe(1);
    }

    private int Requests(string path) => Station.Server.Requests.Count(request => request.Target == path);

    private async Task<IReadOnlyList<PendingArticle>> PendingAsync() => (await Station.StateAsync(Wire)).Articles.Waiting;

    private async Task<Story> StoryAsync() => (await Station.StoriesAsync()).Single(story => story.Title == "Talks 1");

    private async Task<IReadOnlyList<string>> AlertedRulesAsync() =>
        [.. (await Station.AlertsAsync()).Where(alert => alert.Hit is not null).Select(alert => alert.Hit!.Value.Rule).Order(StringComparer.Ordinal)];
}

public sealed class InMemoryFullTextTests : FullTextTests
{
    protected override Task<StoreSet> OpenAsync() => Task.FromResult(StoreSet.InMemory());
}

public sealed class SqliteFullTextTests : FullTextTests
{
    protected override Task<StoreSet> OpenAsync() => Task.FromResult(StoreSet.Sqlite());
}

public sealed class AzureFullTextTests : FullTextTests
{
    protected override Task<StoreSet> OpenAsync() => Task.FromResult(StoreSet.AzureTablesWithClock());
}
