using FeedWatch.Configuration;
using FeedWatch.Host.Daemon;
using FeedWatch.Host.Settings;
using FeedWatch.Host.Tests.Support;
using FeedWatch.Testing;
using FeedWatch.Testing.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace FeedWatch.Host.Tests.Daemon;

public sealed class FeedDaemonTests
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Stories_that_come_while_it_runs_are_emailed()
    {
        await using var workplace = new Workplace().Watching();
        workplace.Publish(new RssItem("A", "1"));
        await using var running = new Running(workplace, time);
        await running.UntilAsync("Polled 1 feeds");
        workplace.Publish(new RssItem("Lavrov in Geneva", "2"), new RssItem("A", "1"));
        await running.UntilAsync("was accepted");
        workplace.Emails.ShouldHaveSingleItem().ShouldContain("Lavrov in Geneva");
    }

    [Fact]
    public async Task A_good_edit_is_taken_up()
    {
        await using var workplace = new Workplace().Watching();
        workplace.Publish(new RssItem("Grain deal", "1"));
        await using var running = new Running(workplace, time);
        await running.UntilAsync("Polled 1 feeds");
        workplace.Watching("grain");
        await running.UntilAsync("was changed and is in use: 1 feeds, 1 rules, 1 recipients");
        await running.UntilAsync("Ran 1 new or changed rules over the kept stories: 1 hits");
    }

    [Fact]
    public async Task A_bad_edit_keeps_the_old_rules_and_the_operators_are_told()
    {
        await using var workplace = new Workplace().Watching();
        workplace.Publish(new RssItem("A", "1"));
        await using var running = new Running(workplace, time);
        await running.UntilAsync("Polled 1 feeds");
        workplace.Watching("Lavrov AND");
        await running.UntilAsync("the last valid configuration stays in use");
        running.Log.ShouldContain($"{workplace.WatchFile}:7:");
        workplace.Publish(new RssItem("Lavrov in Geneva", "2"), new RssItem("A", "1"));
        await running.UntilAsync("with 1 alerts for Desk was accepted");
        await running.UntilEmailsAsync(2);
        workplace.Emails.ShouldContain(mail => mail.Contains("Subject: [Lavrov] Lavrov in Geneva", StringComparison.Ordinal));
        workplace.Emails.ShouldContain(mail => mail.Contains("cannot be used", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_feed_that_does_not_answer_holds_up_no_other()
    {
        await using var workplace = new Workplace();
        var gate = new TaskCompletionSource();
        workplace.Server.Answer("/slow", LoopbackReply.Of(404).HeldBeforeHead(gate.Task));
        workplace.Publish(new RssItem("A", "1"));
        workplace.Write("feedwatch.yaml", $"feeds:\n  - {workplace.Server.Url("slow")}\n  - url: {workplace.Server.Url("wire")}\n    every: 1m\n");
        workplace.Set("Fetch:Timeout=00:10:00");
        await using var running = new Running(workplace, time);
        await running.UntilAsync(() => workplace.Server.Requests.Count(request => request.Target == "/wire") >= 3, "a third poll of the feed that answers");
        running.Log.ShouldNotContain("1 failed");
        gate.SetResult();
    }

    /// <summary>A daemon whose clock runs as fast as the test asks.</summary>
    private sealed class Running : IAsyncDisposable
    {
        private readonly CancellationTokenSource stop = new();
        private readonly StringWriter log = new();
        private readonly Workplace workplace;
        private readonly FakeTimeProvider time;
        private readonly ServiceProvider services;
        private readonly Task daemon;

        public Running(Workplace workplace, FakeTimeProvider time)
        {
            (this.workplace, this.time) = (workplace, time);
            services = workplace.Compose(TextWriter.Synchronized(log), time);
            var watch = ((ConfigurationResult.Valid)services.GetRequiredService<WatchFile>().Read()).Configuration;
            daemon = ActivatorUtilities.CreateInstance<FeedDaemon>(services).RunAsync(watch, stop.Token);
        }

        public string Log => log.ToString();

        public Task UntilAsync(Func<bool> isThere, string what) => AdvanceUntilAsync(isThere, what);

        public Task UntilAsync(string text) => AdvanceUntilAsync(() => Log.Contains(text, StringComparison.Ordinal), text);

        public Task UntilEmailsAsync(int count) => AdvanceUntilAsync(() => workplace.Emails.Count >= count, $"{count} emails");

        public async ValueTask DisposeAsync()
        {
            await stop.CancelAsync();
            await daemon;
            await services.DisposeAsync();
            stop.Dispose();
            await log.DisposeAsync();
        }

        private async Task AdvanceUntilAsync(Func<bool> isThere, string what)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            while (!isThere())
            {
                patience.IsCancellationRequested.ShouldBeFalse($"'{what}' never came. The log: {Log}");
                time.Advance(TimeSpan.FromSeconds(1));
                await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, CancellationToken.None);
            }
        }
    }
}
