using System.Text.Json.Serialization;
using FeedWatch.Host.Functions.Pages;

namespace FeedWatch.Host.Functions.Handling;

/// <summary>What the host takes for success.</summary>
internal sealed record InvocationResult(InvocationOutputs? Outputs)
{
    // The log is written as it happens: of a failed invocation, the host throws these away.
    public IReadOnlyList<string>? Logs { get; }

    public string? ReturnValue { get; }

    public static InvocationResult Of(FunctionResult result) =>
        new(result is FunctionResult.Answered answered ? new InvocationOutputs(HttpOutput.Of(answered.Answer)) : null);
}

/// <param name="Res">The HTTP output of web/function.json.</param>
internal sealed record InvocationOutputs([property: JsonPropertyName(InvocationOutputs.Response)] HttpOutput Res)
{
    public const string Response = "res";
}

/// <summary>The answer that the host gives to whoever called it.</summary>
internal sealed record HttpOutput(
    [property: JsonPropertyName("statusCode")] int StatusCode,
    [property: JsonPropertyName("body")] string Body,
    [property: JsonPropertyName("headers")] IReadOnlyDictionary<string, string> Headers)
{
    public static HttpOutput Of(PageAnswer answer) =>
        new(answer.Status, answer.Body, new Dictionary<string, string>(answer.Headers) { ["Content-Type"] = PageAnswer.ContentType });
}

[JsonSerializable(typeof(InvocationResult))]
internal sealed partial class InvocationJson : JsonSerializerContext;
