using System.Globalization;
using System.Text;
using FeedWatch.Parsing;
using FeedWatch.Testing;
using FeedWatch.Testing.Replay;

namespace FeedWatch.Tests;

/// <summary>The short form of the command `replay`: what an outlet serves over days, made up instead of recorded.</summary>
public sealed class ReplayTests
{
    private const int Shown = 20;
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Every_story_of_every_poll_is_found_once_through_edits_error_pages_and_broken_documents()
    {
        var report = Replay(new FeedParser(), Enumerable.Range(0, 300).Select(Body));
        report.Missing.ShouldBeEmpty();
        report.Again.ShouldBeEmpty();
        report.Invented.ShouldBeEmpty();
        report.Gaps.ShouldBeEmpty();
        report.Found.ShouldBe(report.Stories);
        (report.Refused, report.Truncated, report.Unchanged).ShouldBe((30, 20, 10));
        report.Stories.ShouldBeGreaterThan(300);
        report.Edited.ShouldBeGreaterThan(10);
    }

    [Fact]
    public void A_story_that_the_parser_loses_is_missing() =>
        Replay(new Forgetful(), Enumerable.Range(0, 300).Select(Body)).Missing.ShouldContain("story-77");

    [Fact]
    public void Two_polls_that_share_no_story_are_a_gap()
    {
        var report = Replay(new FeedParser(), [Body(0), Body(1), Body(50)]);
        report.Gaps.ShouldBe([new Gap(Start.AddMinutes(10), Start.AddMinutes(20))]);
    }

    private static ReplayReport Replay(IFeedParser parser, IEnumerable<byte[]> bodies) =>
        new OutletReplay(new Outlet("Wire", [.. bodies.Select((body, number) => new RawPoll(Start.AddMinutes(10 * number), () => body))]), parser).Run();

    // Each poll brings one or two stories and drops as many; now and then a title is edited, the server fails, repeats itself or breaks off.
    private static byte[] Body(int poll)
    {
        var latest = Shown + (poll * 3 / 2);
        var items = Enumerable.Range(latest - Shown, Shown).Reverse().Select(number => Item(number, poll)).ToList();
        return Encoding.UTF8.GetBytes((poll % 30) switch
        {
            5 or 15 => "<html><body>Bad gateway</body></html>",
            25 => string.Empty,
            10 or 20 => RssDocument.Truncated(items),
            28 => Encoding.UTF8.GetString(Body(poll - 1)),
            _ => RssDocument.Of(items),
        });
    }

    private static RssItem Item(int number, int poll) =>
        new(number % 7 == 0 && poll % 2 == 0 ? $"Story {number}, updated" : $"Story {number}", $"story-{number.ToString(CultureInfo.InvariantCulture)}", $"https://wire.example/{number}", $"It is {number} o'clock & all is well.");

    private sealed class Forgetful : IFeedParser
    {
        private readonly FeedParser parser = new();

        public ParseResult Parse(ReadOnlyMemory<byte> body, string? contentType, Uri? baseUrl) =>
            parser.Parse(body, contentType, baseUrl) is ParseResult.Parsed { Document: var document }
                ? new ParseResult.Parsed(document with { Entries = [.. document.Entries.Where(entry => entry.EntryId != "story-77")] })
                : new ParseResult.NotAFeed("no feed");
    }
}
