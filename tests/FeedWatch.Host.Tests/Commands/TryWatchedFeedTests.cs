using FeedWatch.Host.Tests.Support;
using FeedWatch.Testing;

namespace FeedWatch.Host.Tests.Commands;

/// <summary><c>feedwatch try --feed</c> with the address of a feed that is watched.</summary>
public sealed class TryWatchedFeedTests
{
    [Theory]
    [InlineData("feed:Local")]
    [InlineData("lang:pt")]
    public async Task It_is_that_feed(string query)
    {
        await using var workplace = Watching();
        var result = await workplace.RunAsync("try", query, "--feed", workplace.Server.Url("wire/").AbsoluteUri);
        result.Output.ShouldBe("\tLocal desk\tLavrov in Vienna\t\t\n");
        workplace.Server.Requests[^1]["Authorization"].ShouldStartWith("Basic ");
        workplace.Server.Requests[^1]["X-Desk"].ShouldBe("7");
    }

    [Fact]
    public async Task It_is_compared_with_a_rule_for_its_tag()
    {
        await using var workplace = Watching();
        var result = await workplace.RunAsync("try", "Lavrov", "--feed", workplace.Server.Url("wire").AbsoluteUri, "--rule", "Ours");
        result.Lines.ShouldHaveSingleItem().ShouldStartWith("+\t");
        result.ErrorLines[^1].ShouldBe("+1 story, -0. The query finds 1 of 1 stories.");
    }

    [Fact]
    public async Task A_rule_that_is_not_for_it_says_so()
    {
        await using var workplace = Watching();
        (await workplace.RunAsync("try", "Lavrov", "--feed", workplace.Server.Url("wire").AbsoluteUri, "--rule", "Theirs")).ErrorLines[^1]
            .ShouldBe("Rule Theirs is not for this feed: it is for foreign.");
        await workplace.RunAsync("poll");
        (await workplace.RunAsync("try", "Lavrov", "--since", "1d", "--rule", "Theirs")).ErrorLines[^1]
            .ShouldBe("Rule Theirs is not for the feeds of these stories: it is for foreign.");
    }

    [Fact]
    public async Task A_text_is_of_no_feed_and_is_compared_with_every_rule()
    {
        await using var workplace = Watching();
        (await workplace.RunAsync("try", "Lavrov", "--text", "Lavrov", "--rule", "Theirs")).ErrorLines[^1].ShouldBe("+1 story, -0. The query finds 1 of 1 stories.");
        (await workplace.RunAsync("try", "Lavrov", "--file", workplace.Write("a.txt", "Lavrov"), "--rule", "Ours")).ErrorLines[^1].ShouldBe("+1 story, -0. The query finds 1 of 1 stories.");
    }

    private static Workplace Watching()
    {
        var workplace = new Workplace();
        workplace.Write("feedwatch.yaml", $"""
            feeds:
              - url: {workplace.Server.Url("wire")}
                name: Local desk
                tags: [home]
                language: pt
                login:
                  user: desk
                  password: secret
                headers:
                  X-Desk: '7'
              - url: {workplace.Server.Url("abroad")}
                name: Abroad
                tags: [foreign]
            rules:
              - name: Ours
                query: Geneva
                feeds: [home]
              - name: Theirs
                query: Geneva
                feeds: [foreign]
            """ + "\n");
        workplace.Publish(new RssItem("Lavrov in Vienna", "1"));
        return workplace;
    }
}
