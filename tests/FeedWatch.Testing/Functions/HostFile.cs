using System.Globalization;
using System.Text.Json;

namespace FeedWatch.Testing.Functions;

/// <summary>What the fake host takes from host.json; a missing part is a mistake of the app and throws.</summary>
public sealed record HostFile
{
    public required TimeSpan FunctionTimeout { get; init; }

    public required string Executable { get; init; }

    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>By old and by new hosts.</summary>
    public required bool PassesRequestsOn { get; init; }

    public required string RoutePrefix { get; init; }

    public required int BatchSize { get; init; }

    public required int NewBatchThreshold { get; init; }

    public required int MaxDequeueCount { get; init; }

    /// <summary>How long a message stays out of sight after it failed.</summary>
    public required TimeSpan VisibilityTimeout { get; init; }

    public required bool IsBase64 { get; init; }

    public required string BundleVersion { get; init; }

    public static HostFile Read(string appRoot)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(appRoot, "host.json")));
        var root = document.RootElement;
        var handler = root.GetProperty("customHandler");
        var description = handler.GetProperty("description");
        var queues = root.GetProperty("extensions").GetProperty("queues");
        return new HostFile
        {
            FunctionTimeout = Span(root.GetProperty("functionTimeout")),
            Executable = description.GetProperty("defaultExecutablePath").GetString()!,
            Arguments = [.. description.GetProperty("arguments").EnumerateArray().Select(argument => argument.GetString()!)],
            PassesRequestsOn = handler.GetProperty("enableProxyingHttpRequest").GetBoolean() && handler.GetProperty("enableForwardingHttpRequest").GetBoolean(),
            RoutePrefix = root.GetProperty("extensions").GetProperty("http").GetProperty("routePrefix").GetString()!,
            BatchSize = queues.GetProperty("batchSize").GetInt32(),
            NewBatchThreshold = queues.GetProperty("newBatchThreshold").GetInt32(),
            MaxDequeueCount = queues.GetProperty("maxDequeueCount").GetInt32(),
            VisibilityTimeout = Span(queues.GetProperty("visibilityTimeout")),
            IsBase64 = queues.GetProperty("messageEncoding").GetString() == "base64",
            BundleVersion = root.GetProperty("extensionBundle").GetProperty("version").GetString()!,
        };
    }

    private static TimeSpan Span(JsonElement value) => TimeSpan.Parse(value.GetString()!, CultureInfo.InvariantCulture);
}
