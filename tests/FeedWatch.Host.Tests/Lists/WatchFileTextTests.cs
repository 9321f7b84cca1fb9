using FeedWatch.Host.Lists;

namespace FeedWatch.Host.Tests.Lists;

public sealed class WatchFileTextTests
{
    private static readonly OpmlOutline Feed = new(new Uri("https://new.example/rss"), "New: \"it's\" #1", ["world"], "en");

    [Fact]
    public void Feeds_go_to_the_end_of_the_list_in_its_own_indentation() =>
        WatchFileText.Add("feeds:\n    - https://a.example\n    - url: https://b.example\n      tags: [x,\n        y]  # tail\n\n# rules\nrules:\n- name: A\n", [Feed]).ShouldBe(
            "feeds:\n    - https://a.example\n    - url: https://b.example\n      tags: [x,\n        y]  # tail\n"
            + "    - url: \"https://new.example/rss\"\n      name: \"New: \\\"it's\\\" #1\"\n      tags: [\"world\"]\n      language: \"en\"\n"
            + "\n# rules\nrules:\n- name: A\n");

    [Theory]
    [InlineData("feeds:\n- https://a.example\n", "feeds:\n- https://a.example\n- url")]
    [InlineData("feeds:\n- https://a.example", "feeds:\n- https://a.example\n- url")]
    [InlineData("feeds:\nrules: []\n", "feeds:\n  - url")]
    [InlineData("rules: []\n", "rules: []\nfeeds:\n  - url")]
    [InlineData("", "feeds:\n  - url")]
    [InlineData("# nothing yet\n", "# nothing yet\nfeeds:\n  - url")]
    public void Feeds_find_their_place_in_any_file(string before, string beginning) =>
        WatchFileText.Add(before, [Feed]).ShouldNotBeNull().ShouldStartWith(beginning);

    [Fact]
    public void Line_ends_stay_as_they_are() =>
        WatchFileText.Add("feeds:\r\n- https://a.example\r\n", [Feed]).ShouldNotBeNull().Split('\n')[..^1].ShouldAllBe(line => line.EndsWith('\r'));

    [Fact]
    public void A_list_in_one_line_is_left_alone() => WatchFileText.Add("feeds: [https://a.example]\n", [Feed]).ShouldBeNull();
}
