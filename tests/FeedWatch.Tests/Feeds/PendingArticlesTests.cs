using FeedWatch.Feeds;

namespace FeedWatch.Tests.Feeds;

public sealed class PendingArticlesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_is_tried_ever_less_often_and_a_last_time_at_the_end_of_24_hours()
    {
        var tries = new List<double>();
        for (var article = Article("1"); article is not null; article = article.After(article.NextTryAt))
        {
            tries.Add((article.NextTryAt - Noon).TotalMinutes);
        }

        tries.ShouldBe([0, 2, 12, 42, 102, 222, 462, 702, 942, 1182, 1422, 1440]);
    }

    [Fact]
    public void What_a_server_wishes_goes_before_the_pause_and_the_end()
    {
        Article("1").After(Noon, TimeSpan.FromMinutes(1))!.NextTryAt.ShouldBe(Noon.AddMinutes(2));
        Article("1").After(Noon, TimeSpan.FromHours(1))!.NextTryAt.ShouldBe(Noon.AddHours(1));

        var late = Article("1").After(Noon.AddHours(23), TimeSpan.FromHours(5)).ShouldNotBeNull();
        late.NextTryAt.ShouldBe(Noon.AddHours(28));
        late.After(late.NextTryAt, TimeSpan.FromHours(5)).ShouldBeNull();
    }

    [Fact]
    public void Times_of_a_clock_that_was_ahead_are_mended_at_the_next_try()
    {
        var article = Article("1") with { Since = Noon.AddYears(1), NextTryAt = Noon.AddYears(1) };

        article.IsDue(Noon).ShouldBeTrue();
        article.After(Noon).ShouldBe(article with { Since = Noon, NextTryAt = Noon.AddMinutes(2), Tries = 1 });
    }

    [Fact]
    public void New_ones_come_on_top_known_ones_stay_as_they_are_and_the_oldest_go()
    {
        var tried = Article("old 0") with { Tries = 3 };
        var waiting = PendingArticles.None with { Waiting = [tried, .. Enumerable.Range(1, PendingArticles.Capacity - 2).Select(number => Article($"old {number}"))] };

        var now = waiting.With([Article("new 0"), Article("old 0"), Article("new 1"), Article("new 2")], out var dropped);

        dropped.ShouldBe(2);
        now.Waiting.Count.ShouldBe(PendingArticles.Capacity);
        now.Waiting.Take(4).ShouldBe([Article("new 0"), Article("new 1"), Article("new 2"), tried]);
        now.Waiting[^1].Story.ShouldBe($"old {PendingArticles.Capacity - 4}");
    }

    [Theory]
    [InlineData(10, 30, 10, true)]
    [InlineData(0, 30, 1, true)]
    [InlineData(-5, 30, 1, true)]
    [InlineData(40, 30, 30, false)]
    [InlineData(0, 1, 1, false)]
    public void The_next_visit_is_the_article_s_where_it_comes_before_the_feed_s(int articleIn, int feedIn, int visitIn, bool isForArticlesOnly)
    {
        var waiting = PendingArticles.None with { FeedDueAt = Noon.AddDays(-1), Waiting = [Article("later") with { NextTryAt = Noon.AddDays(1) }, Article("1") with { NextTryAt = Noon.AddMinutes(articleIn) }] };

        var (visit, articles) = waiting.Plan(Noon.AddMinutes(feedIn), Noon);

        visit.ShouldBe(Noon.AddMinutes(visitIn));
        articles.FeedDueAt.ShouldBe(isForArticlesOnly ? Noon.AddMinutes(feedIn) : null);
    }

    [Fact]
    public void Where_nothing_waits_the_feed_alone_is_due()
    {
        var (visit, articles) = (PendingArticles.None with { FeedDueAt = Noon }).Plan(Noon.AddHours(1), Noon);

        visit.ShouldBe(Noon.AddHours(1));
        articles.ShouldBe(PendingArticles.None);
    }

    [Fact]
    public void A_feed_at_another_address_is_asked_at_once_and_its_articles_wait_on()
    {
        var feed = new Feed { Id = new FeedId("wire"), Url = new Uri("https://wire.example/new"), Name = "Wire" };
        var state = FeedState.Unknown(feed.Id) with
        {
            Url = new Uri("https://wire.example/old"),
            NextPollAt = Noon,
            Articles = new PendingArticles { FeedDueAt = Noon.AddHours(1), Waiting = [Article("1")] },
        };

        var now = state.For(feed);
        (now.NextPollAt, now.Articles.FeedDueAt).ShouldBe((null, null));
        now.Articles.Waiting.ShouldHaveSingleItem();
    }

    private static PendingArticle Article(string story) => new(story, new Uri("https://wire.example/1"), Noon, Noon, Tries: 0, Alerts: true);
}
