using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using FeedWatch.Host.Output;

namespace FeedWatch.Host.Functions.Pages;

/// <summary>What the pages hold, in the manner of <c>--json</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Health))]
[JsonSerializable(typeof(HitLine))]
[JsonSerializable(typeof(PageError))]
internal sealed partial class PageJson : JsonSerializerContext
{
    public static PageJson Readable => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}

/// <param name="Error">What was wrong with the request.</param>
internal sealed record PageError(string Error);
