using System.Text.Json;
using FeedWatch.Feeds;
using FeedWatch.Host.Commands.Alerts;
using FeedWatch.Host.Tracing;

namespace FeedWatch.Host.Output;

/// <summary>A kept story, or that there is none, as <c>feedwatch why --json</c> prints it.</summary>
/// <param name="KnownBy">link, page (the address without its fragment), headline, words (but for capitals, accents and signs) or part (one headline is part of the other); absent where it was not seen.</param>
/// <param name="Article">Of a teaser: read, tried (again later) or none.</param>
/// <param name="ArticleNextTryAt">When an article is tried again.</param>
/// <param name="Alike">How many kept stories are known so; the ten latest are shown.</param>
/// <param name="Rules">Of a story that was seen: the verdict of each rule.</param>
/// <param name="WatchedFeeds">Of an address that was not seen: the feeds of its site.</param>
/// <param name="LookedThrough">How many kept stories were compared.</param>
/// <param name="IsAll">False where there were more.</param>
/// <param name="OldestAt">When the oldest of them was first seen.</param>
/// <param name="Near">Of a story that was not seen: those with the most words in common.</param>
public sealed record WhyLine(
    bool Seen,
    string? KnownBy = null,
    string? Feed = null,
    string? Title = null,
    Uri? Link = null,
    DateTimeOffset? PublishedAt = null,
    DateTimeOffset? FirstSeenAt = null,
    string? Article = null,
    DateTimeOffset? ArticleNextTryAt = null,
    int? Alike = null,
    IReadOnlyList<VerdictOfRule>? Rules = null,
    IReadOnlyList<string>? WatchedFeeds = null,
    int? LookedThrough = null,
    bool? IsAll = null,
    DateTimeOffset? OldestAt = null,
    IReadOnlyList<NearHeadline>? Near = null)
{
    internal static WhyLine OfSeen(StoryTally tally, TracedStory traced) => new(
        Seen: true,
        JsonNamingPolicy.CamelCase.ConvertName(tally.Likeness.ToString()),
        traced.Feed.Name,
        traced.Story.Title,
        traced.Story.Link,
        traced.Story.PublishedAt ?? traced.Story.UpdatedAt,
        traced.Story.FirstSeenAt,
        traced.Article is null ? null : JsonNamingPolicy.CamelCase.ConvertName(traced.Article.GetType().Name),
        (traced.Article as ArticleFate.Tried)?.NextTryAt,
        tally.FoundInAll,
        [.. traced.Verdicts.Select(VerdictOfRule.Of)],
        LookedThrough: tally.Read,
        IsAll: !tally.IsCut);

    internal static WhyLine OfUnseen(StoryTally tally, IReadOnlyList<string>? feedsOfSite, Func<FeedId, string> nameOf) => new(
        Seen: false,
        WatchedFeeds: feedsOfSite,
        LookedThrough: tally.Read,
        IsAll: !tally.IsCut,
        OldestAt: tally.OldestAt,
        Near: [.. tally.Near.Select(headline => new NearHeadline(nameOf(headline.FeedId), headline.Title, headline.Link, headline.FirstSeenAt))]);
}

public sealed record NearHeadline(string Feed, string Title, Uri? Link, DateTimeOffset FirstSeenAt);

/// <param name="Verdict">found, notFound, possible or otherFeeds.</param>
/// <param name="Matched">The words that hit.</param>
/// <param name="Failed">The parts of the query that do not hold.</param>
/// <param name="Unwanted">The words that a NOT among those parts does not want.</param>
/// <param name="FoundAt">When a hit was kept; absent: none is.</param>
/// <param name="Alerting">Of a kept hit: false for what was found old.</param>
public sealed record VerdictOfRule(
    string Rule,
    string Verdict,
    IReadOnlyList<string>? Matched,
    IReadOnlyList<string>? Failed,
    IReadOnlyList<string>? Unwanted,
    IReadOnlyList<NearMissOfRule>? NearMisses,
    DateTimeOffset? FoundAt,
    bool? Alerting,
    IReadOnlyList<AlertOfRule>? Alerts)
{
    internal static VerdictOfRule Of(RuleVerdict verdict) => new(
        verdict.Rule,
        JsonNamingPolicy.CamelCase.ConvertName(verdict.Verdict.ToString()),
        Present(verdict.Matched),
        Present(verdict.Failed),
        Present(verdict.Unwanted),
        Present(verdict.NearMisses.Select(miss => new NearMissOfRule(miss.Wanted, miss.Found, JsonNamingPolicy.CamelCase.ConvertName(miss.Kind.ToString()))).ToList()),
        verdict.Hit?.FoundAt,
        verdict.Hit?.Alerting,
        Present(verdict.Alerts.Select(alert => new AlertOfRule(alert.Recipient.Value, StatusWord.Of(alert.Status), alert.Reason)).ToList()));

    private static IReadOnlyList<T>? Present<T>(IReadOnlyList<T> list) => list.Count == 0 ? null : list;
}

/// <param name="Wanted">As the query, or the alias in it, says.</param>
/// <param name="Found">As it stands in the story.</param>
/// <param name="Kind">oneLetter, oneWord or spelling.</param>
public sealed record NearMissOfRule(string Wanted, string Found, string Kind);

/// <param name="Reason">Why it was cancelled or refused.</param>
public sealed record AlertOfRule(string Recipient, string Status, string? Reason);
