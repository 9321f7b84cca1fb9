using FeedWatch.Testing;
using FeedWatch.Testing.Http;
using FeedWatch.Testing.Storing;

namespace FeedWatch.Adapters.Tests.Pipeline;

/// <summary>What stands behind the links of a feed.</summary>
public abstract class ArticlePageTests : FullTextStation
{
    [Theory]
    [InlineData(404, "text/html", 6)]
    [InlineData(410, "text/html", 1)]
    [InlineData(200, "application/pdf", 1)]
    [InlineData(200, "text/html", 3)]
    public async Task What_holds_no_article_is_given_up_after_a_few_tries(int status, string type, int tries)
    {
        Serve(status == 200 ? LoopbackReply.Ok("<html><body><p>Please wait.</p></body></html>", type) : LoopbackReply.Of(status));
        await PublishAndPollAsync(Item());
        await PollForAsync(TimeSpan.FromHours(4));

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
    public async Task A_link_that_several_stories_share_is_the_article_of_none()
    {
        await PublishAndPollAsync(Item(), Item(number: 2) with { Link = Item().Link }, Item(number: 3) with { Link = "https://wire.example/" }, Item(number: 4) with { Link = null });

        (await PendingAsync()).ShouldBeEmpty();
        Requests("/a/1").ShouldBe(0);
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
}

public sealed class InMemoryArticlePageTests : ArticlePageTests
{
    protected override Task<StoreSet> OpenAsync() => Task.FromResult(StoreSet.InMemory());
}

public sealed class SqliteArticlePageTests : ArticlePageTests
{
    protected override Task<StoreSet> OpenAsync() => Task.FromResult(StoreSet.Sqlite());
}

public sealed class AzureArticlePageTests : ArticlePageTests
{
    protected override Task<StoreSet> OpenAsync() => Task.FromResult(StoreSet.AzureTablesWithClock());
}
