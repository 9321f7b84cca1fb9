using FeedWatch.Alerting;
using FeedWatch.Configuration;
using FeedWatch.Feeds;
using FeedWatch.Matching;
using FeedWatch.Matching.Explaining;
using FeedWatch.Parsing;
using FeedWatch.Storing;

namespace FeedWatch.Host.Tracing;

/// <summary>Asks each rule of the configuration about a kept story, and the stores what was made of it.</summary>
internal sealed class RuleVerdicts(Lazy<IHitStore> hits, Lazy<IOutbox> outbox)
{
    private const string Not = "NOT ";
    private const int MostFailedParts = 5;
    private const int MostUnwantedWords = 5;
    private const int MostNearMisses = 3;

    public async Task<IReadOnlyList<RuleVerdict>> OfAsync(Story story, Feed feed, WatchConfiguration watch, CancellationToken cancellationToken)
    {
        var aliases = AliasSet.Shipped.With(watch.Aliases);
        var kept = (await hits.Value.GetAsync([.. watch.Rules.Select(rule => new HitKey(rule.Name, story.Id))], cancellationToken)).ToDictionary(hit => hit.Key.Rule);
        var verdicts = new List<RuleVerdict>();
        foreach (var rule in watch.Rules)
        {
            var hit = kept.GetValueOrDefault(rule.Name);
            verdicts.Add(Judge(rule, story, feed, aliases) with { Hit = hit, Alerts = hit is null ? [] : await FindAlertsAsync(hit, watch.Recipients, cancellationToken) });
        }

        return verdicts;
    }

    private static RuleVerdict Judge(Rule rule, Story story, Feed feed, AliasSet aliases)
    {
        if (!rule.AppliesTo(feed))
        {
            return new RuleVerdict(rule.Name, Verdict.OtherFeeds) { Feeds = rule.Feeds };
        }

        var searched = SearchedStory.Of(story, feed);
        return rule.Query.Match(searched) switch
        {
            { IsPossible: true } => new RuleVerdict(rule.Name, Verdict.Possible),
            { } match => new RuleVerdict(rule.Name, Verdict.Found) { Matched = Words(match, story) },
            null => NotFound(rule, story, searched, aliases),
        };
    }

    private static RuleVerdict NotFound(Rule rule, Story story, in SearchedStory searched, AliasSet aliases)
    {
        var failed = new QueryExplainer(aliases).Explain(rule.Query.Text, searched).Failed.ToList();
        var unwanted = new List<string>();
        foreach (var part in failed.Where(part => part.Part.StartsWith(Not, StringComparison.Ordinal)))
        {
            // What a NOT is about is a query too, unless it finds a story without words.
            unwanted.AddRange(new QueryCompiler(aliases).Compile(part.Part[Not.Length..]) is QueryResult.Compiled compiled && compiled.Query.Match(searched) is { } match ? Words(match, story) : []);
        }

        return new RuleVerdict(rule.Name, Verdict.NotFound)
        {
            Failed = [.. failed.Select(part => part.Part).Distinct().Take(MostFailedParts)],
            Unwanted = [.. unwanted.Distinct().Take(MostUnwantedWords)],
            NearMisses = [.. failed.SelectMany(part => part.NearMisses).Distinct().OrderBy(miss => miss.Kind).Take(MostNearMisses)],
        };
    }

    private static IReadOnlyList<string> Words(QueryMatch match, Story story) =>
        [.. match.Places.Select(place => (place.Field == TextField.Title ? story.Title : story.Body).Substring(place.Start, place.Length)).Distinct()];

    private async Task<IReadOnlyList<Alert>> FindAlertsAsync(Hit hit, IReadOnlyList<Recipient> recipients, CancellationToken cancellationToken)
    {
        var alerts = new List<Alert>();
        foreach (var recipient in recipients.Where(recipient => recipient.Wants(hit.Key.Rule)))
        {
            alerts.AddRange(await outbox.Value.GetAsync(recipient.Id, [AlertId.OfHit(recipient.Id, hit.Key)], cancellationToken));
        }

        return alerts;
    }
}
