using Azure.Data.Tables;
using FeedWatch.Feeds;
using FeedWatch.Parsing;
using FeedWatch.Storing;

namespace FeedWatch.Adapters.Storing.AzureTables;

/// <summary>What of a story has no length to count on. It is compressed: a feed's texts take a third of the room, and every one of them is sent, kept and paid for.</summary>
internal sealed record StoryText(string Summary, string Content, IReadOnlyList<string> Authors, IReadOnlyList<string> Categories);

/// <summary>A story as a row: its feed is the partition, its id the key.</summary>
internal static class StoryRow
{
    public const string FirstSeenAt = nameof(Story.FirstSeenAt);

    /// <summary>The columns that say how old a story is and which it is.</summary>
    public static readonly IReadOnlyList<string> Age = [nameof(TableEntity.PartitionKey), nameof(TableEntity.RowKey), Entity.Version, FirstSeenAt];

    /// <summary>All but the text.</summary>
    public static readonly IReadOnlyList<string> Headline = [.. Age, "FeedId", "StoryId", "Link", "Title"];

    public static string PartitionOf(FeedId feed) => TableKeys.OfId(feed.Value);

    public static TableEntity Write(Story story) =>
        Entity.Create(PartitionOf(story.FeedId), TableKeys.OfId(story.Id.Value))
            .With("FeedId", story.FeedId.Value).With("StoryId", story.Id.Value)
            .With(FirstSeenAt, story.FirstSeenAt).With("PublishedAt", story.PublishedAt).With("UpdatedAt", story.UpdatedAt)
            .With("ContentHash", story.ContentHash).With("Language", story.Language).With("Link", story.Link).With("Title", story.Title).With("HasArticle", story.HasArticle)
            .WithBytes(Pack(story));

    public static DateTimeOffset ReadFirstSeenAt(TableEntity row)
    {
        row.Check();
        return row.Time(FirstSeenAt);
    }

    public static StoryHeadline ReadHeadline(TableEntity row)
    {
        row.Check();
        return new StoryHeadline(new FeedId(row.Text("FeedId")), new StoryId(row.Text("StoryId")), row.Text("Title"), row.Url("Link"), row.Time(FirstSeenAt));
    }

    public static Story Read(TableEntity row)
    {
        row.Check();
        var text = row.Packed(StoredJson.Types.StoryText);
        return new Story
        {
            FeedId = new FeedId(row.Text("FeedId")),
            Id = new StoryId(row.Text("StoryId")),
            FirstSeenAt = row.Time(FirstSeenAt),
            PublishedAt = row.TimeOrNull("PublishedAt"),
            UpdatedAt = row.TimeOrNull("UpdatedAt"),
            ContentHash = row.Text("ContentHash"),
            Language = row.TextOrNull("Language"),
            Link = row.Url("Link"),
            Title = row.Text("Title"),
            Summary = text.Summary,
            Content = text.Content,
            HasArticle = row.Flag("HasArticle"),
            Authors = text.Authors,
            Categories = text.Categories,
        };
    }

    private static byte[] Pack(Story story)
    {
        var text = new StoryText(story.Summary, story.Content, story.Authors, story.Categories);
        var bytes = PackedColumns.Pack(text, StoredJson.Types.StoryText);
        return bytes.Length <= PackedColumns.MostBytes
            ? bytes
            : PackedColumns.Pack(text with { Summary = TextLimit.Cut(text.Summary), Content = TextLimit.Cut(text.Content) }, StoredJson.Types.StoryText);
    }
}
