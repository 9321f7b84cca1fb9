using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using FeedWatch.Host.Probing;

namespace FeedWatch.Host.Output;

/// <summary>What <c>--json</c> prints, for every command: one object a line, camelCase, instants in UTC, absent values left out. Fields are added, never renamed.</summary>
public static class JsonLines
{
    public static void WriteJson<T>(this Terminal terminal, T value, Func<OutputJson, JsonTypeInfo<T>> type) =>
        terminal.Out.WriteLine(JsonSerializer.Serialize(value, type(OutputJson.Readable)));
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(AlertLine))]
[JsonSerializable(typeof(ConfigLine))]
[JsonSerializable(typeof(DocumentLine))]
[JsonSerializable(typeof(FeedLine))]
[JsonSerializable(typeof(FoundFeed))]
[JsonSerializable(typeof(HitLine))]
[JsonSerializable(typeof(PollLine))]
[JsonSerializable(typeof(ProbeLine))]
[JsonSerializable(typeof(QueryWordLine))]
[JsonSerializable(typeof(TryLine))]
[JsonSerializable(typeof(VerdictLine))]
[JsonSerializable(typeof(WhyLine))]
public sealed partial class OutputJson : JsonSerializerContext
{
    // Other scripts stay readable; control characters are escaped all the same.
    public static OutputJson Readable => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
