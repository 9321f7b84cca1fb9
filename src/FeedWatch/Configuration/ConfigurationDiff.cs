using FeedWatch.Alerting;
using FeedWatch.Feeds;
using FeedWatch.Matching;

namespace FeedWatch.Configuration;

/// <summary>Compares two configurations by who is who: a feed is its id, a rule its name, a recipient its name or address.</summary>
public static class ConfigurationDiff
{
    /// <param name="before">Null: there was none, and all of the other is new.</param>
    /// <param name="after">What is to come into use.</param>
    public static IReadOnlyList<ConfigurationDifference> Between(WatchConfiguration? before, WatchConfiguration after) =>
    [
        .. Compare(DifferenceThing.Feed, before?.Feeds ?? [], after.Feeds, feed => feed.Id, feed => feed.Name, feed => feed.Url.AbsoluteUri, FeedChanges),
        .. Compare(DifferenceThing.Rule, before?.Rules ?? [], after.Rules, rule => rule.Name, rule => rule.Name, rule => rule.Query.Text, RuleChanges),
        .. Compare(DifferenceThing.Recipient, before?.Recipients ?? [], after.Recipients, recipient => recipient.Id, recipient => recipient.Name, recipient => recipient.Email, RecipientChanges),
    ];

    private static IEnumerable<ConfigurationDifference> Compare<T, TKey>(
        DifferenceThing thing, IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, TKey> keyOf, Func<T, string> nameOf, Func<T, string> describe, Func<T, T, IEnumerable<string?>> changes)
        where TKey : notnull
    {
        var known = before.ToDictionary(keyOf);
        var kept = after.Select(keyOf).ToHashSet();
        foreach (var now in after)
        {
            if (!known.TryGetValue(keyOf(now), out var then))
            {
                yield return new ConfigurationDifference(DifferenceChange.Added, thing, nameOf(now), [describe(now)]);
            }
            else if (changes(then, now).OfType<string>().ToList() is { Count: > 0 } details)
            {
                yield return new ConfigurationDifference(DifferenceChange.Changed, thing, nameOf(now), details);
            }
        }

        foreach (var gone in before.Where(old => !kept.Contains(keyOf(old))))
        {
            yield return new ConfigurationDifference(DifferenceChange.Removed, thing, nameOf(gone), []);
        }
    }

    private static IEnumerable<string?> FeedChanges(Feed then, Feed now) =>
    [
        Change("name", then.Name, now.Name),
        Change("url", then.Url.AbsoluteUri, now.Url.AbsoluteUri),
        Change("tags", List(then.Tags, "none"), List(now.Tags, "none")),
        Change("every", Span(then.Every), Span(now.Every)),
        Change("language", then.Language ?? "as the feed says", now.Language ?? "as the feed says"),

        Change("fullText", then.FullText ? "true" : "false", now.FullText ? "true" : "false"),
        Change("certificate", then.Certificate?.Value ?? "trusted ones only", now.Certificate?.Value ?? "trusted ones only"),

        // Their values are secrets.
        then.Login == now.Login ? null : "login",
        then.Headers.OrderBy(header => header.Key, StringComparer.Ordinal).SequenceEqual(now.Headers.OrderBy(header => header.Key, StringComparer.Ordinal)) ? null : "headers",
    ];

    private static IEnumerable<string?> RuleChanges(Rule then, Rule now) =>
    [
        Change("query", then.Query.Text, now.Query.Text),
        Change("feeds", List(then.Feeds, "all"), List(now.Feeds, "all")),
        then.Query.Text == now.Query.Text && then.Query.Expanded != now.Query.Expanded ? "an alias that its query uses" : null,
    ];

    private static IEnumerable<string?> RecipientChanges(Recipient then, Recipient now) =>
    [
        Change("email", then.Email, now.Email),
        Change("rules", List(then.Rules, "all"), List(now.Rules, "all")),
        Change("operator", then.IsOperator ? "yes" : "no", now.IsOperator ? "yes" : "no"),
    ];

    private static string? Change(string key, string then, string now) => then == now ? null : $"{key}: {then} -> {now}";

    private static string List(IReadOnlyList<string> names, string none) => names.Count == 0 ? none : string.Join(", ", names);

    private static string Span(TimeSpan? span) => span switch
    {
        null => "learnt",
        { Seconds: > 0 } seconds => $"{seconds.TotalSeconds:0}s",
        { Minutes: > 0 } minutes => $"{minutes.TotalMinutes:0}m",
        { } hours => $"{hours.TotalHours:0}h",
    };
}
