using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using FeedWatch.Adapters.Storing.AzureTables;
using FeedWatch.Alerting;
using FeedWatch.Delivering;
using FeedWatch.Matching;

namespace FeedWatch.Adapters.Storing;

/// <summary>What every kind of store keeps as JSON. The row it lies in says of which version it is.</summary>
internal static class StoredJson
{
    /// <summary>Letters as they are: escaped, a Russian mail would take three times the room.</summary>
    public static ShapeJson Types { get; } = new(new JsonSerializerOptions(ShapeJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}

[JsonSourceGenerationOptions(UseStringEnumConverter = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(IReadOnlyList<Place>))]
[JsonSerializable(typeof(Notice))]
[JsonSerializable(typeof(MailContent))]
[JsonSerializable(typeof(StoryText))]
internal sealed partial class ShapeJson : JsonSerializerContext;
