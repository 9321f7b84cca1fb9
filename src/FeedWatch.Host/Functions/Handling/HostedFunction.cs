using System.Text.Json;

namespace FeedWatch.Host.Functions.Handling;

/// <summary>A function as the host knows it.</summary>
/// <param name="Trigger">The name that its function.json gives to what triggers it: under this name the request holds the data.</param>
/// <param name="RunAsync">Is given that data; undefined where the request has none.</param>
internal sealed record HostedFunction(string Trigger, Func<JsonElement, CancellationToken, Task<FunctionResult>> RunAsync);
