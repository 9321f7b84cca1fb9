using FeedWatch.Alerting;
using FeedWatch.Testing;
using FeedWatch.Testing.Http;
using FeedWatch.Testing.Storing;

namespace FeedWatch.Adapters.Tests.Pipeline;

/// <summary>Stories that may have come and gone between two polls, on each kind of store.</summary>
public abstract class GapTests : WatchingTests
{
    [Fact]
    public async Task A_document_that_shares_nothing_with_the_one_before_is_told_with_from_when_to_when()
    {
        Publish(11, 12, 13);
        await PollAfterAsync(TimeSpan.FromHours(10));

        (await ToldAsync()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            notice => notice.Kind.ShouldBe(NoticeKind.FeedGap),
            notice => notice.Text.ShouldContain("between 2026-03-14 09:00:00Z and 2026-03-14 19:20:00Z"));
        (await AlertedAsync()).ShouldBe([11, 12, 13]);
        (await Station.StateAsync(Wire)).NextPollAt.ShouldBe(Now.AddMinutes(5), "it is polled faster");
    }

    [Fact]
    public async Task Where_one_story_of_the_last_document_is_left_nothing_was_missed()
    {
        Publish(3, 11, 12, 13);
        await PollAfterAsync(TimeSpan.FromHours(10));

        (await ToldAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_story_from_long_ago_that_is_back_bridges_no_gap()
    {
        Publish(2, 3, 4, 5);
        await PollDueAsync();
        Publish(4, 5, 6);
        await PollDueAsync();
        Publish(1, 11, 12, 13);
        await PollAfterAsync(TimeSpan.FromHours(10));

        (await ToldAsync()).ShouldHaveSingleItem().Kind.ShouldBe(NoticeKind.FeedGap);
    }

    [Fact]
    public async Task A_stale_copy_of_an_older_document_is_no_gap()
    {
        Publish(4, 5, 6);
        await PollAfterAsync(TimeSpan.FromHours(10));
        await ToldAsync();
        Publish(1, 2, 3);
        await PollAfterAsync(TimeSpan.FromHours(10));

        (await ToldAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Ids_that_are_made_anew_at_each_poll_are_no_gap()
    {
        for (var poll = 0; poll < 3; poll++)
        {
            Answer(LoopbackReply.Ok(RssDocument.Of(Enumerable.Range(1, 6).Select(number => Story(number) with { Id = $"{poll}-{number}" }))));
            await PollAfterAsync(TimeSpan.FromHours(1));
        }

        (await ToldAsync()).ShouldNotContain(notice => notice.Kind == NoticeKind.FeedGap);
    }

    [Fact]
    public async Task A_part_of_a_document_and_an_empty_one_are_no_gap()
    {
        Answer(LoopbackReply.Ok(RssDocument.Truncated(Story(11), Story(12))), LoopbackReply.Ok(RssDocument.Of()), LoopbackReply.Ok(RssDocument.Of(Story(11), Story(3))));
        for (var poll = 0; poll < 3; poll++)
        {
            await PollAfterAsync(TimeSpan.FromHours(1));
        }

        (await ToldAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_gap_that_is_noticed_by_a_process_that_dies_is_told_once_whatever_it_had_written()
    {
        Station.Archives = new PagedArchive([Entry(10), Entry(9)]);
        Publish(11, 12, 13);
        Station.Time.Advance(TimeSpan.FromHours(10));
        await DieAndPollOnAsync();

        (await ToldAsync()).ShouldHaveSingleItem().Kind.ShouldBe(NoticeKind.FeedGap);
        (await AlertedAsync()).ShouldBe([9, 10, 11, 12, 13]);
    }
}

public sealed class InMemoryGapTests : GapTests
{
    protected override Task<StoreSet> OpenAsync() => Task.FromResult(StoreSet.InMemory());
}

public sealed class SqliteGapTests : GapTests
{
    protected override Task<StoreSet> OpenAsync() => Task.FromResult(StoreSet.Sqlite());
}
