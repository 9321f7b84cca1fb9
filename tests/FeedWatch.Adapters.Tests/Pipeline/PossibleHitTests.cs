using FeedWatch.Testing;
using FeedWatch.Testing.Storing;

namespace FeedWatch.Adapters.Tests.Pipeline;

/// <summary>A rule that is too costly to decide on a story loses nothing: somebody is alerted and told that it is only possible.</summary>
public abstract class PossibleHitTests : WatchingTests
{
    [Fact]
    public async Task What_cannot_be_decided_is_kept_and_alerted_as_possible()
    {
        Station.Watch = Station.Watch with { Rules = [Station.Rule("Costly", "a NEAR/50 a NEAR/50 a NEAR/50 b"), Station.Rule("Plain", "a b")] };
        Station.Server.Publish("/feed", RssDocument.Of(new RssItem("A long list", "costly", Text: string.Concat(Enumerable.Repeat("a b ", 5_000))), Story(3), Story(2), Story(1)), "\"costly\"");

        await Station.PollAsync();
        await Station.DeliverAsync();

        (await Station.HitsAsync()).Where(hit => hit.Title == "A long list").Select(hit => (hit.Key.Rule, hit.IsPossible)).ShouldBe([("Costly", true), ("Plain", false)], ignoreOrder: true);
        Station.Sink.Mails.ShouldContain(mail => mail.Parse().TextBody!.Contains("perhaps: the query was too costly to decide on this story.", StringComparison.Ordinal));
    }
}

public sealed class InMemoryPossibleHitTests : PossibleHitTests
{
    protected override Task<StoreSet> OpenAsync() => Task.FromResult(StoreSet.InMemory());
}

public sealed class SqlitePossibleHitTests : PossibleHitTests
{
    protected override Task<StoreSet> OpenAsync() => Task.FromResult(StoreSet.Sqlite());
}
