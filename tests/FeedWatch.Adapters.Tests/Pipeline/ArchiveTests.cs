using FeedWatch.Alerting;
using FeedWatch.Fetching;
using FeedWatch.Parsing;
using FeedWatch.Testing;
using FeedWatch.Testing.Http;
using FeedWatch.Testing.Storing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace FeedWatch.Adapters.Tests.Pipeline;

/// <summary>What archives and news site maps give back of stories that had come and gone between two polls, on each kind of store.</summary>
public abstract class ArchiveTests : WatchingTests
{
    [Fact]
    public async Task An_archive_that_reaches_back_closes_the_gap_without_a_word()
    {
        Station.Archives = new PagedArchive([Entry(13), Entry(10), Entry(9)], [Entry(8), Entry(3), Entry(2)], [Entry(-1)]);
        Publish(11, 12, 13);
        var report = await PollAfterAsync(TimeSpan.FromHours(10));

        report.New.ShouldBe(6);
        (await ToldAsync()).ShouldBeEmpty();
        (await AlertedAsync()).ShouldBe([8, 9, 10, 11, 12, 13]);
        ((PagedArchive)Station.Archives).Read.ShouldBe(2, "nothing older than what is known");

        Publish(12, 13, 14);
        await PollDueAsync();
        (await ToldAsync()).ShouldBeEmpty();
        (await AlertedAsync()).ShouldBe([8, 9, 10, 11, 12, 13, 14]);
    }

    [Fact]
    public async Task A_story_from_long_ago_in_the_archive_does_not_close_the_gap()
    {
        Publish(2, 3, 4, 5);
        await PollDueAsync();
        Publish(4, 5, 6);
        await PollDueAsync();
        Station.Archives = new PagedArchive([Entry(10), Entry(1), Entry(9)], [Entry(8), Entry(7), Entry(6)]);
        Publish(11, 12, 13);
        await PollAfterAsync(TimeSpan.FromHours(10));

        (await ToldAsync()).ShouldBeEmpty();
        (await AlertedAsync()).ShouldBe([4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
    }

    [Fact]
    public async Task An_archive_that_has_only_stories_from_long_ago_leaves_the_gap_open()
    {
        Publish(2, 3, 4, 5);
        await PollDueAsync();
        Publish(4, 5, 6);
        await PollDueAsync();
        Station.Archives = new PagedArchive([Entry(10), Entry(2), Entry(1)]);
        Publish(11, 12, 13);
        await PollAfterAsync(TimeSpan.FromHours(10));

        (await ToldAsync()).ShouldHaveSingleItem().Text.ShouldContain("Its archive brought 1 more");
    }

    [Fact]
    public async Task An_update_of_a_live_page_in_the_archive_is_a_story_of_its_own()
    {
        Publish(1, 2, 3, 4);
        await PollDueAsync();
        var page = Entry(4).Link;
        Station.Archives = new PagedArchive([Entry(21) with { Link = page }, Entry(20) with { Link = page }, Entry(10)], [Entry(9), Entry(4), Entry(3)]);
        Publish(11, 12, 13);
        await PollAfterAsync(TimeSpan.FromHours(10));

        (await AlertedAsync()).ShouldBe([4, 9, 10, 11, 12, 13, 20, 21]);
        (await ToldAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_ids_are_made_anew_the_archive_tells_its_stories_by_their_links()
    {
        for (var poll = 0; poll < 2; poll++)
        {
            Answer(LoopbackReply.Ok(RssDocument.Of(Enumerable.Range(1, 6).Select(number => Story(number) with { Id = $"{poll}-{number}" }))));
            await PollAfterAsync(TimeSpan.FromHours(1));
        }

        Station.Archives = new PagedArchive([.. new[] { 12, 11, 10, 6, 5 }.Select(number => Entry(number) with { EntryId = $"archive-{number}", Title = $"Lavrov {number}" })]);
        Answer(LoopbackReply.Ok(RssDocument.Of(Enumerable.Range(11, 6).Select(number => Story(number) with { Id = $"2-{number}" }))));
        await PollAfterAsync(TimeSpan.FromHours(10));

        (await AlertedAsync()).ShouldBe([4, 5, 6, 10, 11, 12, 13, 14, 15, 16]);
        (await ToldAsync()).ShouldNotContain(notice => notice.Kind == NoticeKind.FeedGap);
    }

    [Fact]
    public async Task A_page_that_the_document_names_is_read_from_its_server()
    {
        Station.Parser = new EditedParser(document => document with { OlderPage = Station.Server.Url("/older") });
        Station.Archives = Reader();
        Station.Server.Answer("/older", LoopbackReply.Ok(RssDocument.Of(Story(10), Story(3), Story(2))));
        Publish(11, 12, 13);
        await PollAfterAsync(TimeSpan.FromHours(10));

        (await ToldAsync()).ShouldBeEmpty();
        (await AlertedAsync()).ShouldBe([10, 11, 12, 13]);
    }

    [Fact]
    public async Task A_site_without_an_archive_is_searched_once_a_day()
    {
        Station.Parser = new EditedParser(document => document with { Link = Station.Server.Url("/") });
        Station.Archives = Reader();
        for (var poll = 0; poll < 30; poll++)
        {
            Publish(100 + (poll * 2), 101 + (poll * 2));
            await PollAfterAsync(TimeSpan.FromHours(1));
        }

        Station.Server.Requests.Count(request => request.Target == "/robots.txt").ShouldBe(2);
        Station.Server.Requests.Count(request => request.Target == "/feed").ShouldBe(31);
        (await ToldAsync()).ShouldContain(notice => notice.Kind == NoticeKind.FeedGap);
    }

    [Fact]
    public async Task An_archive_that_fails_is_asked_once_more_at_the_next_document()
    {
        Station.Parser = new EditedParser(document => document with { OlderPage = Station.Server.Url("/older") });
        Station.Archives = Reader();
        Station.Server.Answer("/older", LoopbackReply.Of(503), LoopbackReply.Ok(RssDocument.Of(Story(10), Story(9))), LoopbackReply.Ok(RssDocument.Of(Story(8))));
        Publish(11, 12, 13);
        await PollAfterAsync(TimeSpan.FromHours(10));
        Publish(12, 13, 14);
        await PollDueAsync();

        (await AlertedAsync()).ShouldBe([9, 10, 11, 12, 13, 14]);
        (await ToldAsync()).ShouldHaveSingleItem("the gap is told once").Kind.ShouldBe(NoticeKind.FeedGap);

        Publish(13, 14, 15);
        await PollDueAsync();
        Station.Server.Requests.Count(request => request.Target == "/older").ShouldBe(2);
    }

    [Fact]
    public async Task An_archive_that_is_asked_once_more_is_read_to_the_document_before_the_gap()
    {
        Station.Parser = new EditedParser(document => document with { OlderPage = Station.Server.Url(document.Entries[0].EntryId == "10" ? "/2" : "/1") });
        Station.Archives = Reader();
        Station.Server.Answer("/1", LoopbackReply.Of(503), LoopbackReply.Ok(RssDocument.Of(Story(10), Story(11))));
        Station.Server.Answer("/2", LoopbackReply.Ok(RssDocument.Of(Story(9), Story(3))));
        Publish(11, 12, 13);
        await PollAfterAsync(TimeSpan.FromHours(10));
        Publish(12, 13, 14);
        await PollDueAsync();

        (await AlertedAsync()).ShouldBe([9, 10, 11, 12, 13, 14], "story 11 of the page closes nothing");
    }

    [Fact]
    public async Task A_search_for_an_archive_that_lies_ahead_does_not_put_off_the_next()
    {
        var state = await Station.StateAsync(Wire);
        await Station.Stores.FeedStates.SaveAsync(state with { History = state.History with { NoArchiveAt = Now.AddYears(1) } }, null, TestContext.Current.CancellationToken);
        Station.Archives = new PagedArchive([Entry(10), Entry(3)]);
        Publish(11, 12, 13);
        await PollAfterAsync(TimeSpan.FromHours(10));

        (await AlertedAsync()).ShouldBe([10, 11, 12, 13]);
        (await Station.StateAsync(Wire)).History.NoArchiveAt.ShouldBeNull();
    }

    [Fact]
    public async Task An_archive_that_ends_too_early_is_told_with_what_it_brought()
    {
        Station.Archives = new PagedArchive([Entry(10), Entry(9)]);
        Publish(11, 12, 13);
        await PollAfterAsync(TimeSpan.FromHours(10));

        (await ToldAsync()).ShouldHaveSingleItem().Text.ShouldContain("Its archive brought 2 more");
        (await AlertedAsync()).ShouldBe([9, 10, 11, 12, 13]);
    }

    [Fact]
    public async Task A_story_of_the_archive_that_is_dated_long_before_the_gap_is_kept_and_alerts_nobody()
    {
        Station.Archives = new PagedArchive([Entry(10) with { PublishedAt = Now.AddDays(-9) }, Entry(9) with { PublishedAt = Now.AddHours(-20) }]);
        Publish(11, 12, 13);
        await PollAfterAsync(TimeSpan.FromHours(10));

        (await AlertedAsync()).ShouldBe([9, 11, 12, 13]);
        (await Station.HitsAsync()).Single(hit => hit.Title == "Lavrov speaks 10").Alerting.ShouldBeFalse();
    }

    [Fact]
    public async Task A_sitemap_without_ids_brings_no_story_twice()
    {
        Station.Archives = new PagedArchive([.. new[] { 13, 12, 10, 3, 2 }.Select(number => Entry(number) with { EntryId = null, Title = $"Lavrov {number}" })]);
        Publish(11, 12, 13);
        await PollAfterAsync(TimeSpan.FromHours(10));

        (await Station.HitsAsync()).Where(hit => hit.Alerting).Select(hit => hit.Link!.Segments[^1]).ShouldBe(["10", "11", "12", "13"], ignoreOrder: true);
        (await ToldAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_story_of_a_sitemap_that_comes_in_the_feed_later_alerts_once()
    {
        Station.Archives = new PagedArchive([.. new[] { 13, 12, 10, 3, 2 }.Select(number => Entry(number) with { EntryId = null })]);
        Publish(11, 12, 13);
        await PollAfterAsync(TimeSpan.FromHours(10));
        Station.Server.Publish("/feed", RssDocument.Of(new[] { 12, 11, 10 }.Select(number => new RssItem($"Lavrov speaks {number}", $"{number}", $"https://wire.example/{number}") { Text = $"Text of {number}" })), "\"stale\"");
        await PollDueAsync();

        (await AlertedAsync()).ShouldBe([10, 11, 12, 13]);
    }

    private ArchiveReader Reader() => new(
        Station.Fetcher, Station.Parser, new ServerPacer(Options.Create(new PolitenessOptions { PauseBetweenStarts = TimeSpan.Zero }), TimeProvider.System), TimeProvider.System, NullLogger<ArchiveReader>.Instance);
}

public sealed class InMemoryArchiveTests : ArchiveTests
{
    protected override Task<StoreSet> OpenAsync() => Task.FromResult(StoreSet.InMemory());
}

public sealed class SqliteArchiveTests : ArchiveTests
{
    protected override Task<StoreSet> OpenAsync() => Task.FromResult(StoreSet.Sqlite());
}
