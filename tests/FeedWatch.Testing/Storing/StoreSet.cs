using FeedWatch.Alerting;
using FeedWatch.Delivering;
using FeedWatch.Feeds;
using FeedWatch.Matching;
using FeedWatch.Storing;

namespace FeedWatch.Testing.Storing;

/// <summary>Every store that FeedWatch needs, of one kind, so that a test can run on each kind.</summary>
public sealed record StoreSet(
    IFeedStateStore FeedStates,
    IStoryStore Stories,
    IHitStore Hits,
    IRuleStateStore RuleStates,
    IOutbox Outbox,
    IMailStore Mails) : IAsyncDisposable
{
    public static StoreSet InMemory()
    {
        var hits = new InMemoryHits();
        var outbox = new InMemoryOutbox(hits);
        return new StoreSet(new InMemoryFeedStates(), new InMemoryStories(), hits, new InMemoryRuleStates(), outbox, new InMemoryMails(outbox));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
