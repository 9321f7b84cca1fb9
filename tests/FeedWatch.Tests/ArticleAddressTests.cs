namespace FeedWatch.Tests;

public sealed class ArticleAddressTests
{
    [Theory]
    [InlineData("https://wire.example/a/1", "https://wire.example/a/1?utm_source=feed")]
    [InlineData("http://wire.example/a/1", "https://wire.example/a/1/")]
    [InlineData("https://wire.example/a/1", "https://www.wire.example/2026/talks-resume")]
    [InlineData("https://short.example/x", "https://blog.example/?p=12")]
    [InlineData("https://wire.example/a/1", "https://wire.example/a/1?back=/a/1")]
    [InlineData("https://wire.example/1", "https://wire.example/talks?day=29/11/2026")]
    public void A_redirect_to_another_address_of_a_story_is_followed(string link, string final) => IsOfAStory(link, final).ShouldBeTrue();

    [Theory]
    [InlineData("https://wire.example/a/1", "https://wire.example/")]
    [InlineData("https://wire.example/a/1", "https://other.example/?utm_source=gone")]
    [InlineData("https://wire.example/a/1", "https://wire.example/?gone=1")]
    [InlineData("https://wire.example/a/1", "https://wire.example/en/home/")]
    [InlineData("https://wire.example/a/1", "https://consent.example/ask?continue=https%3A%2F%2Fwire.example%2Fa%2F1")]
    [InlineData("https://wire.example/a/1", "https://wire.example/login?to=%2Fa%2F1")]
    public void One_to_a_home_page_or_to_a_question_is_not(string link, string final) => IsOfAStory(link, final).ShouldBeFalse();

    private static bool IsOfAStory(string link, string final) => ArticleAddress.IsOfAStory(new Uri(link), new Uri(final), new Uri("https://wire.example/en/home"));
}
