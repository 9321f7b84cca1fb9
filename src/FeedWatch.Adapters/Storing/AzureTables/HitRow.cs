using Azure.Data.Tables;
using FeedWatch.Feeds;
using FeedWatch.Matching;
using FeedWatch.Parsing;
using FeedWatch.Storing;

namespace FeedWatch.Adapters.Storing.AzureTables;

/// <summary>A hit as two rows of its rule's partition, each with all of it: one is found by its story, which makes a second one impossible, the other lies in the order of time.</summary>
internal static class HitRow
{
    /// <summary>Begins the keys of those in the order of time.</summary>
    private const string Timed = "h";

    /// <summary>The columns that say which hit it is.</summary>
    public static readonly IReadOnlyList<string> Name = [nameof(TableEntity.RowKey), Entity.Version, "Rule", "StoryId"];

    public static string PartitionOf(string rule) => ContentHash.Id("rule", rule);

    public static string GuardOf(StoryId story) => "!" + TableKeys.OfId(story.Value);

    public static string TimedOf(StoryId story, DateTimeOffset foundAt) => Timed + TableKeys.OfReverseTime(foundAt) + TableKeys.OfId(story.Value);

    public static IReadOnlyList<TableEntity> Write(Hit hit) =>
        [Write(hit, GuardOf(hit.Key.StoryId)), Write(hit, TimedOf(hit.Key.StoryId, hit.FoundAt))];

    /// <summary>Found at or after, the latest first.</summary>
    public static TableRange Since(string rule, DateTimeOffset since) =>
        TableRange.Of($"PartitionKey eq {PartitionOf(rule)} and RowKey ge {Timed} and RowKey lt {Timed + TableKeys.OfReverseTime(since) + TableKeys.End}");

    public static TableRange Before(string rule, DateTimeOffset before) =>
        TableRange.Of($"PartitionKey eq {PartitionOf(rule)} and RowKey ge {Timed + TableKeys.OfReverseTime(before) + TableKeys.End} and RowKey lt {Timed + TableKeys.End}");

    public static HitKey ReadKey(TableEntity row)
    {
        row.Check();
        return new HitKey(row.Text("Rule"), new StoryId(row.Text("StoryId")));
    }

    public static Hit Read(TableEntity row)
    {
        // First, since it refuses a newer row.
        var key = ReadKey(row);
        return new Hit
        {
            Key = key,
            FeedId = new FeedId(row.Text("FeedId")),
            FeedName = row.Text("FeedName"),
            Title = row.Text("Title"),
            Link = row.Url("Link"),
            Text = row.Text("Text"),
            Places = row.Packed(StoredJson.Types.IReadOnlyListPlace),
            Query = row.Text("Query"),
            ContentHash = row.Text("ContentHash"),
            PublishedAt = row.TimeOrNull("PublishedAt"),
            FoundAt = row.Time("FoundAt"),
            Alerting = row.Flag("Alerting"),
            IsPossible = row.Flag("Possible"),
        };
    }

    private static TableEntity Write(Hit hit, string key) =>
        Entity.Create(PartitionOf(hit.Key.Rule), key)
            .With("Rule", hit.Key.Rule).With("StoryId", hit.Key.StoryId.Value)
            .With("FeedId", hit.FeedId.Value).With("FeedName", hit.FeedName)
            .With("Title", hit.Title).With("Link", hit.Link).With("Text", hit.Text).With("Query", hit.Query)
            .With("ContentHash", hit.ContentHash).With("PublishedAt", hit.PublishedAt).With("FoundAt", hit.FoundAt).With("Alerting", hit.Alerting).With("Possible", hit.IsPossible)
            .WithPacked(hit.Places, StoredJson.Types.IReadOnlyListPlace);
}
