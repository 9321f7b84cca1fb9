using FeedWatch.Alerting;
using FeedWatch.Configuration;
using FeedWatch.Delivering;
using FeedWatch.Feeds;
using FeedWatch.Storing;

namespace FeedWatch.Host.Demo;

/// <summary>The demo's plot: newspapers publish on their own, the real steps poll, match, store, alert and deliver, and the screen tells of it.</summary>
public sealed class DemoPlay(PollCycle cycle, Deliverer deliverer, RuleCatchUp catchUp, IOutbox outbox, IHitStore hits, TimeProvider time)
{
    public async Task<DemoOutcome> RunAsync(WatchConfiguration watch, DemoScript script, DemoServer server, DemoScreen screen, DemoPace pace, CancellationToken cancellationToken)
    {
        var tally = new DemoTally(script, server, time.GetUtcNow());
        await catchUp.RunAsync(watch, cancellationToken);
        tally.Add(await cycle.RunAsync(watch, all: true, onPolled: null, cancellationToken));
        screen.ShowFirstPoll(tally.Stories);

        using var timer = new PeriodicTimer(pace.BetweenPolls, time);
        var publishing = PublishAsync(script, server, screen, pace, cancellationToken);
        bool isOver;
        do
        {
            // Asked before the poll: what was published last is still read.
            isOver = publishing.IsCompleted;
            tally.Add(await cycle.RunAsync(watch, all: true, report => screen.ShowHits(report.Hits), cancellationToken));
            await DeliverAsync(watch, tally, screen, cancellationToken);
        }
        while (!isOver && await timer.WaitForNextTickAsync(cancellationToken));

        await publishing;
        return await tally.SumUpAsync(outbox, hits, cancellationToken);
    }

    private async Task PublishAsync(DemoScript script, DemoServer server, DemoScreen screen, DemoPace pace, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(pace.BetweenStories, time);
        for (var step = 0; step < script.Steps && await timer.WaitForNextTickAsync(cancellationToken); step++)
        {
            foreach (var (feed, story) in server.Publish())
            {
                screen.ShowPublished(feed, story);
            }
        }
    }

    private async Task DeliverAsync(WatchConfiguration watch, DemoTally tally, DemoScreen screen, CancellationToken cancellationToken)
    {
        var accepted = new System.Collections.Concurrent.ConcurrentQueue<(Mail Mail, Delivery Delivery)>();
        await deliverer.RunAsync(watch.Audience, all: false, (mail, delivery) => accepted.Enqueue((mail, delivery)), cancellationToken);
        foreach (var (mail, delivery) in accepted)
        {
            var alerts = await outbox.GetAsync(mail.Recipient, mail.Alerts, cancellationToken);
            var told = await hits.GetAsync([.. alerts.Select(alert => alert.Hit).OfType<HitKey>()], cancellationToken);
            screen.ShowMail(mail, tally.Add(mail, delivery, told));
        }
    }
}
