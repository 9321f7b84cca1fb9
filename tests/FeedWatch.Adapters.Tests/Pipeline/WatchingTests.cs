using FeedWatch.Alerting;
using FeedWatch.Feeds;
using FeedWatch.Parsing;
using FeedWatch.Testing;
using FeedWatch.Testing.Crashes;
using FeedWatch.Testing.Http;
using FeedWatch.Testing.Storing;

namespace FeedWatch.Adapters.Tests.Pipeline;

/// <summary>A station that watches one feed for one rule, with an operator, from the second poll on.</summary>
public abstract class WatchingTests : IAsyncLifetime
{
    private DateTimeOffset told;

    protected Station Station { get; private set; } = null!;

    protected Feed Wire => Station.Watch.Feeds[0];

    protected DateTimeOffset Now => Station.Time.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        Station = new Station(await OpenAsync());
        Station.Watch = Station.Watch with
        {
            Feeds = [Station.Feed("Wire")],
            Rules = [Station.Rule("Lavrov", "Lavrov")],
            Recipients = [Station.Recipient("Desk"), Station.Operator("Ops") with { Rules = ["None"] }],
        };
        Publish(1, 2, 3);
        await Station.PollAsync();
        Station.Time.Advance(TimeSpan.FromMinutes(20));
    }

    public async ValueTask DisposeAsync()
    {
        await Station.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract Task<StoreSet> OpenAsync();

    /// <summary>A document with these stories, the latest first.</summary>
    protected void Publish(params int[] stories)
    {
        var text = RssDocument.Of(stories.OrderDescending().Select(Story));
        Station.Server.Publish("/feed", text, $"\"{ContentHash.Id(text)}\"");
    }

    protected static RssItem Story(int number) => new($"Lavrov speaks {number}", $"{number}", $"https://wire.example/{number}");

    protected void Answer(params LoopbackReply[] replies) => Station.Server.Answer("/feed", replies);

    /// <summary>The next poll when it is due.</summary>
    protected async Task<PollReport> PollDueAsync()
    {
        Station.Time.SetUtcNow(Later((await Station.StateAsync(Wire)).NextPollAt, Now));
        return await Station.PollAsync();
    }

    protected async Task<PollReport> PollAfterAsync(TimeSpan wait)
    {
        Station.Time.Advance(wait);
        return await Station.PollAsync();
    }

    /// <summary>Dies after no write, starts again, dies after one, and so on until a poll gets to its end.</summary>
    protected async Task DieAndPollOnAsync()
    {
        var hasDied = true;
        for (var writes = 0; hasDied; writes++)
        {
            Station.Time.Advance(Station.Stores.Mourning + TimeSpan.FromSeconds(1));
            var budget = new WriteBudget(writes);
            try
            {
                await Station.PollAsync(budget, all: true);
            }
            catch (ProcessDiedException)
            {
                // As told.
            }

            hasDied = budget.IsSpent;
        }
    }

    /// <summary>What the operator was told since the last look, in the order of time.</summary>
    protected async Task<IReadOnlyList<Notice>> ToldAsync()
    {
        var since = told;
        told = Now.AddTicks(1);
        return [.. (await Station.AlertsAsync()).Where(alert => alert.Recipient.Value == "Ops" && alert.CreatedAt >= since).OrderBy(alert => alert.CreatedAt).Select(alert => alert.Notice!)];
    }

    private static DateTimeOffset Later(DateTimeOffset? one, DateTimeOffset other) => one > other ? one.Value : other;

    /// <summary>The stories that Desk was alerted of.</summary>
    protected async Task<IReadOnlyList<int>> AlertedAsync()
    {
        var hits = (await Station.HitsAsync()).ToDictionary(hit => hit.Key);
        return
        [
            .. from alert in await Station.AlertsAsync()
               where alert.Hit is not null && alert.Recipient.Value == "Desk"
               let number = int.Parse(hits[alert.Hit!.Value].Title.Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture)
               orderby number
               select number,
        ];
    }

    protected static Entry Entry(int number) => new() { EntryId = $"{number}", Title = $"Lavrov speaks {number}", Link = new Uri($"https://wire.example/{number}") };
}
