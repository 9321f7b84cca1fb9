using System.Diagnostics;
using FeedWatch.Feeds;
using FeedWatch.Host.Functions.Telemetry;
using FeedWatch.Parsing;
using FeedWatch.Storing;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace FeedWatch.Host.Tests.Functions.Telemetry;

public sealed class WorthKeepingTests : IDisposable
{
    private static readonly Feed Wire = new() { Id = new FeedId("wire"), Url = new Uri("https://wire.example/feed?key=secret"), Name = "Wire" };

    private readonly Kept kept = new();
    private readonly List<IDisposable> providers = [];

    public void Dispose()
    {
        providers.ForEach(provider => provider.Dispose());
        kept.Dispose();
    }

    [Fact]
    public void Polls_that_hit_or_failed_are_kept_and_others_are_not()
    {
        Listen(share: 0);

        Poll(new FeedReport { Feed = Wire, Outcome = FeedOutcome.Unchanged });
        Poll(new FeedReport { Feed = Wire, Outcome = FeedOutcome.Read, New = 3 });
        Poll(new FeedReport { Feed = Wire, Outcome = FeedOutcome.Read, New = 3, Hits = [Hit] });
        Poll(new FeedReport { Feed = Wire, Outcome = FeedOutcome.Failed, Error = "no route" });

        kept.Spans.Select(span => span.GetTagItem(PollTrace.OutcomeTag)).ShouldBe(["Read", "Failed"]);
        kept.Spans[1].Status.ShouldBe(ActivityStatusCode.Error);
    }

    [Fact]
    public void Of_the_rest_a_share_is_kept()
    {
        Listen(share: 0.25);

        for (var i = 0; i < 4_000; i++)
        {
            Poll(new FeedReport { Feed = Wire, Outcome = FeedOutcome.Unchanged });
        }

        kept.Spans.Count.ShouldBeInRange(800, 1_200);
    }

    [Fact]
    public void A_span_says_which_invocation_it_belongs_to_and_joins_the_trace_of_the_host()
    {
        Listen(share: 1);

        using (InvocationTrace.Begin("invocation 7", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"))
        {
            Poll(new FeedReport { Feed = Wire, Outcome = FeedOutcome.Unchanged });
        }

        var span = kept.Spans.ShouldHaveSingleItem();
        span.GetTagItem(InvocationTrace.IdTag).ShouldBe("invocation 7");
        span.TraceId.ToString().ShouldBe("0af7651916cd43dd8448eb211c80319c");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00")]
    public void A_poll_is_traced_although_the_host_passes_no_trace_on_or_does_not_record_its_own(string? traceParent)
    {
        Listen(share: 1);

        using (InvocationTrace.Begin("invocation 8", traceParent))
        {
            Poll(new FeedReport { Feed = Wire, Outcome = FeedOutcome.Unchanged });
        }

        kept.Spans.ShouldHaveSingleItem().GetTagItem(InvocationTrace.IdTag).ShouldBe("invocation 8");
    }

    [Fact]
    public void No_span_holds_the_query_of_an_address()
    {
        Listen(share: 1);

        Poll(new FeedReport { Feed = Wire, Outcome = FeedOutcome.Unchanged });

        kept.Spans.ShouldHaveSingleItem().TagObjects.ShouldNotContain(tag => $"{tag.Value}".Contains("secret", StringComparison.Ordinal));
    }

    private static Hit Hit { get; } = new()
    {
        Key = new HitKey("Lavrov", new StoryId("story")),
        FeedId = Wire.Id,
        FeedName = Wire.Name,
        Title = "Lavrov",
        Text = string.Empty,
        Places = [],
        Query = "Lavrov",
        ContentHash = "hash",
        FoundAt = DateTimeOffset.UnixEpoch,
        Alerting = true,
    };

    private static void Poll(FeedReport report)
    {
        using var span = PollTrace.Begin(Wire);
        span.Ended(report);
    }

    private void Listen(double share)
    {
#pragma warning disable CA2000 // The provider owns it.
        var provider = Sdk.CreateTracerProviderBuilder().AddSource(PollTrace.SourceName).SetSampler(new AlwaysOnSampler()).AddProcessor(new WorthKeeping(kept, share)).Build();
#pragma warning restore CA2000
        providers.Add(provider);
    }

    private sealed class Kept : BaseProcessor<Activity>
    {
        public List<Activity> Spans { get; } = [];

        public override void OnEnd(Activity data)
        {
            // Other tests may poll at the same time.
            if (data.GetTagItem("feedwatch.feed") is "wire")
            {
                Spans.Add(data);
            }
        }
    }
}
