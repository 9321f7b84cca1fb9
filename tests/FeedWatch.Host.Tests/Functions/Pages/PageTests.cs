using System.Net;
using System.Text.Json.Nodes;
using FeedWatch.Host.Functions.Pages;
using FeedWatch.Host.Tests.Functions.Handling;
using FeedWatch.Storing;
using FeedWatch.Testing.Delivering;
using FeedWatch.Testing.Functions;

namespace FeedWatch.Host.Tests.Functions.Pages;

/// <summary>The pages as the host asks for them: passed on as they came, and in its JSON form.</summary>
public sealed class PageTests
{
    private static readonly FunctionFile Web = new("web", [new Binding("req", "httpTrigger", "in"), new Binding("res", "http", "out")]);

    [Fact]
    public async Task Hits_come_as_a_json_array_latest_first()
    {
        await using var handler = await WithHitsAsync();
        var hits = JsonNode.Parse(await handler.Http.GetStringAsync("/api/hits?code=secret", TestContext.Current.CancellationToken))!.AsArray();
        hits.Count.ShouldBe(SampleHits.InFourScripts.Count);
        hits.Select(hit => hit!["foundAt"]!.GetValue<DateTimeOffset>()).ShouldBeInOrder(SortDirection.Descending);
        hits[^1]!["matched"]![0]!.GetValue<string>().ShouldBe("安理会");
        handler.Output.ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("?rule=Lavrov", 2)]
    [InlineData("?search=spokeswoman", 2)]
    [InlineData("?rule=Lavrov&search=%D0%9B%D0%B0%D0%B2%D1%80%D0%BE%D0%B2", 1)]
    [InlineData("?since=2026-02-02", 5)]
    [InlineData("?since=1h", 0)]
    [InlineData("?limit=1", 1)]
    [InlineData("?rule=nobody", 0)]
    [InlineData("?rule=&limit=", 5)]
    public async Task Hits_can_be_narrowed(string query, int count)
    {
        await using var handler = await WithHitsAsync();
        var hits = JsonNode.Parse(await handler.Http.GetStringAsync($"/api/hits{query}", TestContext.Current.CancellationToken))!.AsArray();
        hits.Count.ShouldBe(count);
    }

    [Fact]
    public async Task It_is_said_when_there_are_more_hits_than_are_shown()
    {
        await using var handler = await WithHitsAsync();
        using var some = await handler.Http.GetAsync("/api/hits?limit=4", TestContext.Current.CancellationToken);
        some.Headers.GetValues(HitsPage.MoreHeader).ShouldBe(["true"]);
        using var all = await handler.Http.GetAsync("/api/hits?limit=5", TestContext.Current.CancellationToken);
        all.Headers.Contains(HitsPage.MoreHeader).ShouldBeFalse();
    }

    [Fact]
    public async Task Hits_are_never_more_than_a_page_can_hold()
    {
        await using var handler = new TestHandler();
        var text = new string('x', Hit.MaxTextLength);
        await handler.Stores.Hits.AddAsync([.. Enumerable.Range(0, 200).Select(number => SampleHits.Of("Lavrov", $"Lavrov {number}", text, "Lavrov"))], CancellationToken.None);
        using var answer = await handler.Http.GetAsync("/api/hits?limit=1000", TestContext.Current.CancellationToken);
        answer.Headers.GetValues(HitsPage.MoreHeader).ShouldBe(["true"]);
        answer.Content.Headers.ContentLength!.Value.ShouldBeLessThan(HitsPage.MostCharacters + (2 * Hit.MaxTextLength));
        JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBeOfType<JsonArray>();
    }

    [Theory]
    [InlineData("GET", "/api/hits?limit=0", HttpStatusCode.BadRequest)]
    [InlineData("GET", "/api/hits?limit=1001", HttpStatusCode.BadRequest)]
    [InlineData("GET", "/api/hits?limit=many", HttpStatusCode.BadRequest)]
    [InlineData("GET", "/api/hits?since=yesterday", HttpStatusCode.BadRequest)]
    [InlineData("GET", "/api/other", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api", HttpStatusCode.NotFound)]
    [InlineData("POST", "/api/hits", HttpStatusCode.MethodNotAllowed)]
    [InlineData("HEAD", "/api/hits", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", "/api/health", HttpStatusCode.MethodNotAllowed)]
    public async Task What_is_not_there_is_refused_in_both_modes(string method, string path, HttpStatusCode status)
    {
        await using var handler = await WithHitsAsync();
        using var request = HostCall.Forwarded(new HttpMethod(method), path, "1");
        using var answer = await handler.Http.SendAsync(request, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(status);
        (await AskAsync(handler, method, path))["statusCode"]!.GetValue<int>().ShouldBe((int)status);
    }

    [Fact]
    public async Task Both_modes_show_the_same()
    {
        await using var handler = await WithHitsAsync();
        const string Path = "/api/hits?rule=UN%20Security%20Council&limit=2";
        var passedOn = await handler.Http.GetStringAsync(Path, TestContext.Current.CancellationToken);
        var asJson = await AskAsync(handler, "GET", Path);
        asJson["body"]!.GetValue<string>().ShouldBe(passedOn);
        asJson["headers"]!["Content-Type"]!.GetValue<string>().ShouldStartWith("application/json");
    }

    [Fact]
    public async Task Health_says_what_is_missing_and_fails()
    {
        await using var handler = new TestHandler();
        using var answer = await handler.Http.GetAsync("/api/health", TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        var health = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        health["healthy"]!.GetValue<bool>().ShouldBeFalse();
        health["version"]!.GetValue<string>().ShouldNotBeEmpty();
        health["problems"]!.AsArray().Select(problem => problem!.GetValue<string>()).ShouldBe(["There is no valid configuration: nothing is watched.", "Set Mail:From."]);
    }

    private static async Task<TestHandler> WithHitsAsync()
    {
        var handler = new TestHandler();
        await handler.Stores.Hits.AddAsync(SampleHits.InFourScripts, CancellationToken.None);
        return handler;
    }

    private static async Task<JsonObject> AskAsync(TestHandler handler, string method, string path)
    {
        using var request = HostCall.Http(Web, "1", TimeProvider.System.GetUtcNow(), method, new Uri(new Uri("https://app.internal"), path));
        using var answer = await handler.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var taken = (await HandlerAnswer.OfAsync(answer, TestContext.Current.CancellationToken)).ShouldBeOfType<HandlerAnswer.Succeeded>();
        return taken.Outputs!["res"]!.AsObject();
    }
}
