using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using FeedWatch.Adapters.Storing.AzureTables;
using FeedWatch.Alerting;
using FeedWatch.Delivering;
using FeedWatch.Feeds;
using FeedWatch.Matching;

namespace FeedWatch.Adapters.Storing;

/// <summary>What every kind of store keeps as JSON. The row it lies in says of which version it is.</summary>
internal static class StoredJson
{
    /// <summary>Letters as they are: escaped, a Russian mail would take three times the room.</summary>
    public static ShapeJson Types { get; } = new(new JsonSerializerOptions(ShapeJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Most of a history is not there yet: each poll writes it, so what is missing takes no room.</summary>
    public static JsonTypeInfo<FeedHistory> History { get; } =
        new ShapeJson(new JsonSerializerOptions(Types.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull }).FeedHistory;

    /// <summary>Null where nothing was learnt.</summary>
    public static string? WriteHistory(FeedHistory history) => history == FeedHistory.None ? null : JsonSerializer.Serialize(history, History);

    /// <summary>Null where no article waits.</summary>
    public static string? WriteArticles(PendingArticles articles) => articles == PendingArticles.None ? null : JsonSerializer.Serialize(articles, Types.PendingArticles);
}

[JsonSourceGenerationOptions(UseStringEnumConverter = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(IReadOnlyList<Place>))]
[JsonSerializable(typeof(Notice))]
[JsonSerializable(typeof(FeedHistory))]
[JsonSerializable(typeof(PendingArticles))]
[JsonSerializable(typeof(MailContent))]
[JsonSerializable(typeof(StoryText))]
internal sealed partial class ShapeJson : JsonSerializerContext;
