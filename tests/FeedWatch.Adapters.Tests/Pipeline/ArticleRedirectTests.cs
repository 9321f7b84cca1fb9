using FeedWatch.Testing;
using FeedWatch.Testing.Http;
using FeedWatch.Testing.Storing;

namespace FeedWatch.Adapters.Tests.Pipeline;

/// <summary>Links that lead elsewhere than to the article.</summary>
public abstract class ArticleRedirectTests : FullTextStation
{
    [Theory]
    [InlineData("/")]
    [InlineData("/?from=gone")]
    [InlineData("/consent?continue=%2Fa%2F1")]
    public async Task A_link_that_leads_to_the_front_page_or_to_a_question_has_no_article(string target)
    {
        Serve(LoopbackReply.Redirect(target));
        Station.Server.Answer(target, LoopbackReply.Ok(ArticleHtml.Of("Today", "Lavrov was seen at the door."), "text/html"));
        await PublishAndPollAsync(Item());
        await PollForAsync(TimeSpan.FromMinutes(20));

        Requests(target).ShouldBe(3);
        (await AlertedRulesAsync()).ShouldBeEmpty();
        (await StoryAsync()).HasArticle.ShouldBeFalse();
        (await PendingAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_link_that_leads_to_the_home_page_that_the_feed_names_has_no_article()
    {
        Serve(LoopbackReply.Redirect("/en/home/"));
        Station.Server.Answer("/en/home/", LoopbackReply.Ok(ArticleHtml.Of("Today", "Lavrov was seen at the door."), "text/html"));
        Publish($"{Station.Server.Url("/en/home")}", Item());
        await PollDueAsync(TimeSpan.FromHours(2));

        Requests("/en/home/").ShouldBe(1);
        (await AlertedRulesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_that_several_links_lead_to_is_the_article_of_none()
    {
        Station.Server.Answer("*", LoopbackReply.Redirect("/subscribe"));
        Station.Server.Answer("/subscribe", LoopbackReply.Ok(ArticleHtml.Of("Today", "Lavrov was seen at the door."), "text/html"));
        await PublishAndPollAsync(Item(), Item(number: 2), Item(number: 3));

        Requests("/subscribe").ShouldBe(3);
        (await AlertedRulesAsync()).ShouldBeEmpty();
        (await PendingAsync()).Select(article => article.Tries).ShouldBe([1, 1, 1]);
    }

    [Fact]
    public async Task A_link_that_leads_on_to_the_article_is_followed_and_so_are_two_of_the_same_story()
    {
        Station.Server.Answer("*", LoopbackReply.Redirect("/moved/1?from=%2Ffeed"));
        Station.Server.Answer("/moved/1?from=%2Ffeed", LoopbackReply.Ok(ArticleHtml.Of("Today", "Lavrov was seen at the door."), "text/html"));
        await PublishAndPollAsync(Item(), Item(number: 2) with { Title = "Talks 1" });

        (await AlertedRulesAsync()).ShouldBe(["Lavrov", "Lavrov"]);
    }
}

public sealed class InMemoryArticleRedirectTests : ArticleRedirectTests
{
    protected override Task<StoreSet> OpenAsync() => Task.FromResult(StoreSet.InMemory());
}

public sealed class SqliteArticleRedirectTests : ArticleRedirectTests
{
    protected override Task<StoreSet> OpenAsync() => Task.FromResult(StoreSet.Sqlite());
}

public sealed class AzureArticleRedirectTests : ArticleRedirectTests
{
    protected override Task<StoreSet> OpenAsync() => Task.FromResult(StoreSet.AzureTablesWithClock());
}
