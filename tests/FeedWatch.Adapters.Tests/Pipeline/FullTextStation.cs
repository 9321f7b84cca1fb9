using FeedWatch.Feeds;
using FeedWatch.Parsing;
using FeedWatch.Testing;
using FeedWatch.Testing.Http;
using FeedWatch.Testing.Storing;

namespace FeedWatch.Adapters.Tests.Pipeline;

/// <summary>A feed of teasers whose articles are read too.</summary>
public abstract class FullTextStation : IAsyncLifetime
{
    protected Station Station { get; private set; } = null!;

    protected Feed Wire => Station.Watch.Feeds[0];

    protected DateTimeOffset Now => Station.Time.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        Station = new Station(await OpenAsync());
        Station.Watch = Station.Watch with
        {
            Feeds = [Station.Feed("Wire") with { FullText = true, Every = TimeSpan.FromHours(2) }],
            Rules = [Station.Rule("Lavrov", "Lavrov"), Station.Rule("Geneva", "Geneva NOT ferry")],
            Recipients = [Station.Recipient("Desk")],
        };
        await Station.CatchUpAsync();
        Publish();
        await Station.PollAsync();
        Station.Time.Advance(TimeSpan.FromHours(2));
    }

    public async ValueTask DisposeAsync()
    {
        await Station.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract Task<StoreSet> OpenAsync();

    protected RssItem Item(string teaser = "Talks resume in the city.", int number = 1) => new($"Talks {number}", $"{number}", $"{Station.Server.Url($"/a/{number}")}", teaser);

    protected void Serve(LoopbackReply reply, int number = 1)
    {
        Station.Server.Answer($"/a/{number}", reply);
        Station.Server.Answer("*", reply);
    }

    protected void Publish(params RssItem[] items) => Publish("https://wire.example/", items);

    protected void Publish(string homePage, params RssItem[] items)
    {
        var text = RssDocument.Of(items.Append(new RssItem("Nothing yet", "0"))).Replace("https://wire.example/</link>", $"{homePage}</link>", StringComparison.Ordinal);
        Station.Server.Publish("/feed", text, $"\"{ContentHash.Id(text)}\"");
    }

    protected async Task<PollReport> PublishAndPollAsync(params RssItem[] items)
    {
        Publish(items);
        return await PollDueAsync(TimeSpan.FromHours(2));
    }

    protected async Task<PollReport> PollDueAsync(TimeSpan? after = null)
    {
        var state = await Station.StateAsync(Wire);
        var due = after is null ? state.NextPollAt!.Value : (state.Articles.FeedDueAt ?? state.NextPollAt)!.Value;
        Station.Time.SetUtcNow(due > Now ? due : Now);
        return await Station.PollAsync();
    }

    protected async Task<bool> PollAsksForTheArticleAsync()
    {
        var before = Requests("/a/1");
        await Station.PollAsync();
        return Requests("/a/1") > before;
    }

    /// <summary>A round a minute.</summary>
    protected async Task PollForAsync(TimeSpan span)
    {
        for (var until = Now + span; Now < until;)
        {
            Station.Time.Advance(TimeSpan.FromMinutes(1));
            await Station.PollAsync();
        }
    }

    protected async Task DeliverOnceAsync()
    {
        await Station.DeliverAsync();
        await Station.DeliverAsync(all: true);
        Station.Sink.Mails.Count.ShouldBe(1);
    }

    protected int Requests(string path) => Station.Server.Requests.Count(request => request.Target == path);

    protected async Task<IReadOnlyList<PendingArticle>> PendingAsync() => (await Station.StateAsync(Wire)).Articles.Waiting;

    protected async Task<Story> StoryAsync() => (await Station.StoriesAsync()).Single(story => story.Title == "Talks 1");

    protected async Task<IReadOnlyList<string>> AlertedRulesAsync() =>
        [.. (await Station.AlertsAsync()).Where(alert => alert.Hit is not null).Select(alert => alert.Hit!.Value.Rule).Order(StringComparer.Ordinal)];
}
