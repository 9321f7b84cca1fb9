using System.Text.Json;

namespace FeedWatch.Testing.Functions;

/// <summary>A function app as it lies on the disk: host.json and a folder with a function.json for each function.</summary>
public sealed record HostedApp(string Root, HostFile Host, IReadOnlyList<FunctionFile> Functions)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNameCaseInsensitive = true };

    public FunctionFile this[string name] => Functions.Single(function => function.Name == name);

    public static HostedApp Read(string root) => new(
        root,
        HostFile.Read(root),
        [.. Directory.EnumerateDirectories(root).Where(folder => File.Exists(Path.Combine(folder, "function.json"))).Order(StringComparer.Ordinal).Select(ReadFunction)]);

    private static FunctionFile ReadFunction(string folder)
    {
        var file = JsonSerializer.Deserialize<BindingsFile>(File.ReadAllText(Path.Combine(folder, "function.json")), Json)!;
        return new FunctionFile(Path.GetFileName(folder), file.Bindings);
    }

    private sealed record BindingsFile(IReadOnlyList<Binding> Bindings);
}

/// <summary>One function.json.</summary>
/// <param name="Name">Of its folder.</param>
public sealed record FunctionFile(string Name, IReadOnlyList<Binding> Bindings)
{
    public Binding Trigger => Bindings.Single(binding => binding.Type.EndsWith("Trigger", StringComparison.Ordinal));
}

/// <summary>A binding as function.json has it; what a kind does not use is null.</summary>
public sealed record Binding(
    string Name,
    string Type,
    string Direction,
    string? Schedule = null,
    bool? UseMonitor = null,
    bool? RunOnStartup = null,
    string? QueueName = null,
    string? Connection = null,
    string? Route = null,
    IReadOnlyList<string>? Methods = null,
    string? AuthLevel = null);
