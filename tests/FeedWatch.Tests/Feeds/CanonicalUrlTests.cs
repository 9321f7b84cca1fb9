using FeedWatch.Feeds;

namespace FeedWatch.Tests.Feeds;

public class CanonicalUrlTests
{
    [Theory]
    [InlineData("http://Example.org:80/feed/", "example.org/feed")]
    [InlineData("https://example.org:8443/feed?a=1", "example.org:8443/feed?a=1")]
    [InlineData("https://example.org", "example.org")]
    [InlineData("https://пример.рф/лента", "xn--e1afmkfd.xn--p1ai/%D0%BB%D0%B5%D0%BD%D1%82%D0%B0")]
    public void A_feed_is_named_without_scheme_default_port_and_trailing_slash(string url, string canonical) =>
        CanonicalUrl.OfFeed(new Uri(url)).ShouldBe(canonical);

    [Theory]
    [InlineData("https://example.org/a?utm_source=rss&UTM_medium=feed", "example.org/a")]
    [InlineData("https://example.org/a?id=1&fbclid=x&page=2", "example.org/a?id=1&page=2")]
    [InlineData("https://example.org/a?at_medium=RSS&at_campaign=KARANGA", "example.org/a")]
    [InlineData("https://example.org/a#xtor=RSS-3208", "example.org/a")]
    [InlineData("https://example.org/a#live-entry-7", "example.org/a#live-entry-7")]
    [InlineData("https://example.org/?p=7", "example.org?p=7")]
    [InlineData("https://example.org/a?cmp", "example.org/a?cmp")]
    public void A_story_is_named_without_what_only_tracks_its_reader(string url, string canonical) =>
        CanonicalUrl.OfStory(new Uri(url)).ShouldBe(canonical);

    [Fact]
    public void A_host_that_is_no_name_is_taken_as_it_stands() =>
        CanonicalUrl.OfFeed(new Uri("https://a\u3002\u202E.example/x")).ShouldEndWith("example/x");

    [Theory]
    [InlineData("https://example.org", true)]
    [InlineData("https://example.org/?utm_source=rss", true)]
    [InlineData("https://example.org/?p=7", false)]
    [InlineData("https://example.org/a", false)]
    [InlineData("https://example.org/#live-7", false)]
    public void The_front_page_names_no_story(string url, bool isFrontPage) =>
        CanonicalUrl.IsFrontPage(new Uri(url)).ShouldBe(isFrontPage);
}
