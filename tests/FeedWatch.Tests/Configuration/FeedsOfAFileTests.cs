using FeedWatch.Feeds;

namespace FeedWatch.Tests.Configuration;

public class FeedsOfAFileTests
{
    [Fact]
    public void A_plain_address_is_a_feed_named_by_its_host_and_path()
    {
        var feed = Yaml.Valid("feeds:\n  - https://www.example.org/news/rss.xml\n").Feeds.ShouldHaveSingleItem();

        feed.Url.ShouldBe(new Uri("https://www.example.org/news/rss.xml"));
        feed.Name.ShouldBe("example.org/news/rss.xml");
        feed.Id.ShouldBe(FeedId.Create(feed.Url));
        feed.Every.ShouldBeNull();
    }

    [Fact]
    public void A_map_gives_all_that_a_feed_can_have()
    {
        var feed = Yaml.Valid("""
            feeds:
              - url: https://example.org/feed
                id: our-feed
                name: Our Feed
                tags: [world, de]
                every: 90s
                headers: { X-Team: desk }
                language: pt-BR
            """).Feeds.ShouldHaveSingleItem();

        feed.Id.ShouldBe(new FeedId("our-feed"));
        feed.Name.ShouldBe("Our Feed");
        feed.Tags.ShouldBe(["world", "de"]);
        feed.Every.ShouldBe(TimeSpan.FromSeconds(90));
        feed.Headers.ShouldHaveSingleItem().ShouldBe(new("X-Team", "desk"));
        feed.Language.ShouldBe("pt-BR");
    }
}
