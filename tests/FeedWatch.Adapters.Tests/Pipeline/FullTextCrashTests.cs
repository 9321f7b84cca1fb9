using FeedWatch.Testing;
using FeedWatch.Testing.Crashes;
using FeedWatch.Testing.Http;
using FeedWatch.Testing.Storing;

namespace FeedWatch.Adapters.Tests.Pipeline;

/// <summary>Articles, and processes that die or get in each other's way.</summary>
public abstract class FullTextCrashTests : FullTextStation
{
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
}

public sealed class InMemoryFullTextCrashTests : FullTextCrashTests
{
    protected override Task<StoreSet> OpenAsync() => Task.FromResult(StoreSet.InMemory());
}

public sealed class SqliteFullTextCrashTests : FullTextCrashTests
{
    protected override Task<StoreSet> OpenAsync() => Task.FromResult(StoreSet.Sqlite());
}

public sealed class AzureFullTextCrashTests : FullTextCrashTests
{
    protected override Task<StoreSet> OpenAsync() => Task.FromResult(StoreSet.AzureTablesWithClock());
}
