using FeedWatch.Feeds;
using FeedWatch.Testing.Storing;

namespace FeedWatch.Adapters.Tests.Storing;

public abstract class FeedStateStoreContract(Func<StoreSet> open) : StoreContract(open)
{
    private static readonly FeedId Feed = new("un");

    [Fact]
    public async Task Nothing_is_known_of_a_feed_that_was_never_saved()
    {
        (await Stores.FeedStates.FindAsync(Feed, Cancel)).ShouldBeNull();
        (await Stores.FeedStates.GetSeenAsync(Feed, Cancel)).Stories.ShouldBeEmpty();
        (await Stores.FeedStates.GetAllAsync(Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_state_comes_back_as_it_was_saved()
    {
        var state = new FeedState
        {
            FeedId = Feed,
            Validators = new Validators("W/\"abc\"", "Thu, 01 Jan 2038 00:00:00 GMT"),
            ContentHash = "hash",
            Url = new Uri("https://example.org/feed"),
            AdoptedUrl = new Uri("https://example.org/näher?a=1&b=%2F"),
            LastPollAt = Sample.Noon,
            NextPollAt = Sample.Noon.AddMinutes(10),
            ConsecutiveFailures = 3,
            LastError = OddText,
            BaselinedAt = Sample.Noon.AddDays(-1),
            LinkIsId = true,
            IdVersion = 2,
            Truncated = new TruncatedBody("broken", Sample.Noon.AddHours(-1), 2),
            History = Everything,
            Articles = Pending(2),
        };
        await Stores.FeedStates.SaveAsync(state, SeenSet.Empty, Cancel);

        (await Stores.FeedStates.FindAsync(Feed, Cancel)).ShouldBe(state);
        (await Stores.FeedStates.GetAllAsync(Cancel))[Feed].ShouldBe(state);
    }

    [Fact]
    public async Task A_history_of_which_little_is_known_comes_back_so()
    {
        FeedHistory[] histories =
        [
            FeedHistory.None with { Rhythm = Rhythm.Unknown.Begin(Sample.Noon) },
            FeedHistory.None with { Hints = new PollHints { SkipDays = 1 }, Outage = new Outage { Since = Sample.Noon } },
            FeedHistory.None with { Hub = new Uri("https://hub.example/" + new string('n', 1_900)) },
        ];
        foreach (var history in histories)
        {
            var state = FeedState.Unknown(Feed) with { History = history };
            await Stores.FeedStates.SaveAsync(state, null, Cancel);
            (await Stores.FeedStates.FindAsync(Feed, Cancel)).ShouldBe(state);
        }
    }

    [Fact]
    public void The_history_of_the_first_test_lacks_nothing_that_a_history_has() =>
        typeof(FeedHistory).GetProperties().Concat(typeof(Rhythm).GetProperties())
            .Where(property => property.GetMethod!.IsStatic == false)
            .Select(property => property.GetValue(property.DeclaringType == typeof(Rhythm) ? Everything.Rhythm : Everything))
            .ShouldAllBe(value => value != null && !value.Equals(0) && !value.Equals(false));

    [Fact]
    public async Task A_state_that_knows_nothing_comes_back_so()
    {
        await Stores.FeedStates.SaveAsync(FeedState.Unknown(Feed), null, Cancel);

        (await Stores.FeedStates.FindAsync(Feed, Cancel)).ShouldBe(FeedState.Unknown(Feed));
        (await Stores.FeedStates.GetSeenAsync(Feed, Cancel)).Stories.ShouldBeEmpty();
    }

    [Fact]
    public async Task As_many_articles_as_may_wait_come_back_with_the_longest_links()
    {
        var state = FeedState.Unknown(Feed) with { Articles = Pending(PendingArticles.Capacity, new string('n', PendingArticles.LongestLink - 100)) };
        await Stores.FeedStates.SaveAsync(state, null, Cancel);
        (await Stores.FeedStates.FindAsync(Feed, Cancel)).ShouldBe(state);

        await Stores.FeedStates.SaveAsync(FeedState.Unknown(Feed), null, Cancel);
        (await Stores.FeedStates.FindAsync(Feed, Cancel)).ShouldNotBeNull().Articles.ShouldBe(PendingArticles.None);
    }

    [Fact]
    public async Task One_of_two_validators_is_kept_without_the_other()
    {
        var state = FeedState.Unknown(Feed) with { Validators = new Validators(null, "yesterday") };
        await Stores.FeedStates.SaveAsync(state, null, Cancel);

        (await Stores.FeedStates.FindAsync(Feed, Cancel)).ShouldBe(state);
    }

    [Fact]
    public async Task The_last_state_saved_is_the_one_that_counts()
    {
        await Stores.FeedStates.SaveAsync(FeedState.Unknown(Feed) with { LastError = "time-out", Truncated = new TruncatedBody("broken", Sample.Noon, 1) }, null, Cancel);
        await Stores.FeedStates.SaveAsync(FeedState.Unknown(Feed), null, Cancel);

        (await Stores.FeedStates.GetAllAsync(Cancel)).Values.ShouldHaveSingleItem().ShouldBe(FeedState.Unknown(Feed));
    }

    [Fact]
    public async Task A_seen_set_comes_back_whole_and_in_its_order()
    {
        var seen = new SeenSet([.. Enumerable.Range(0, SeenSet.Capacity).Select(i => new SeenStory(long.MinValue + i, -i, long.MaxValue - i))]);
        await Stores.FeedStates.SaveAsync(FeedState.Unknown(Feed), seen, Cancel);

        (await Stores.FeedStates.GetSeenAsync(Feed, Cancel)).Stories.ShouldBe(seen.Stories);
    }

    [Fact]
    public async Task A_state_saved_without_a_seen_set_leaves_the_kept_one_as_it_is()
    {
        await Stores.FeedStates.SaveAsync(FeedState.Unknown(Feed), new SeenSet([new SeenStory(1, 2, 3)]), Cancel);
        await Stores.FeedStates.SaveAsync(FeedState.Unknown(Feed) with { ConsecutiveFailures = 1 }, null, Cancel);

        (await Stores.FeedStates.GetSeenAsync(Feed, Cancel)).Stories.ShouldBe([new SeenStory(1, 2, 3)]);
    }

    [Fact]
    public async Task Sixteen_feeds_saved_at_once_are_all_kept()
    {
        await AtOnceAsync(caller => Stores.FeedStates.SaveAsync(
            FeedState.Unknown(new FeedId($"feed {caller}")), new SeenSet([new SeenStory(caller, caller, caller)]), Cancel));

        (await Stores.FeedStates.GetAllAsync(Cancel)).Count.ShouldBe(16);
        (await Stores.FeedStates.GetSeenAsync(new FeedId("feed 7"), Cancel)).Stories.ShouldBe([new SeenStory(7, 7, 7)]);
    }

    private static PendingArticles Pending(int articles, string path = "a") => new()
    {
        FeedDueAt = Sample.Noon.AddHours(1),
        Waiting =
        [
            .. Enumerable.Range(0, articles).Select(number =>
                new PendingArticle($"story {number}", new Uri($"https://example.org/{path}/{number}"), Sample.Noon.AddTicks(-number), Sample.Noon.AddMinutes(number), number % 9, Alerts: number % 2 == 0)),
        ],
    };

    private static FeedHistory Everything => new()
    {
        Rhythm = new Rhythm
        {
            Gap = TimeSpan.FromMinutes(20.5),
            LongestGap = TimeSpan.FromDays(2),
            Finds = 7,
            LatestAt = Sample.Noon.AddHours(-2),
            ReadAt = Sample.Noon.AddMinutes(-10),
            Limit = TimeSpan.FromMinutes(8),
        },
        Hints = new PollHints { Interval = TimeSpan.FromHours(1), SkipHours = 0x800001, SkipDays = 0x41 },
        Held = 30,
        FullAt = Sample.Noon.AddDays(-6),
        LiedAt = Sample.Noon.AddDays(-5),
        Move = new Move(new Uri("https://example.org/n%C3%A4her?a=1"), Sample.Noon.AddDays(-1)),
        Outage = new Outage { Since = Sample.Noon.AddHours(-3), IsMissing = true, IsTold = true, IsEndTold = true },
        SilenceIsTold = true,
        Hub = new Uri("https://hub.example/"),
        HomePage = new Uri("https://example.org/"),
        NoArchiveAt = Sample.Noon.AddHours(-4),
        OpenGap = new OpenGap(Sample.Noon.AddHours(-2), Sample.Noon.AddHours(-1), Above: 12, Held: 30),
    };
}
