[assembly: AssemblyFixture(typeof(FeedWatch.Infra.Tests.Support.Infra))]

namespace FeedWatch.Infra.Tests.Support;

/// <summary>infra/ compiled once for all tests, in a copy since a snapshot is written beside its parameters.</summary>
public sealed class Infra : IAsyncLifetime
{
    private const string SubscriptionId = "00000000-0000-0000-0000-000000000001";

    private readonly string folder = Directory.CreateTempSubdirectory("feedwatch-infra-").FullName;

    /// <summary>What the compiler said.</summary>
    internal BicepResult Build { get; private set; } = null!;

    /// <summary>The compiled template.</summary>
    internal JsonNode Template { get; private set; } = null!;

    /// <summary>What the values that have no default bring about.</summary>
    internal Deployment Plain { get; private set; } = null!;

    /// <summary>The same with every optional value set.</summary>
    internal Deployment Full { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var plain = CopyTo("plain");
        var full = CopyTo("full");
        var build = BicepCli.RunAsync(ParameterValues.Least, "build", Path.Combine(plain, "main.bicep"), "--stdout");
        var plainDeployment = PredictAsync(plain, ParameterValues.Least);
        var fullDeployment = PredictAsync(full, ParameterValues.All);
        Build = await build;
        Template = JsonNode.Parse(Build.OutputOf("build"))!;
        Plain = await plainDeployment;
        Full = await fullDeployment;
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    internal string CopyTo(string name)
    {
        var source = Repository.File("infra");
        var target = Path.Combine(folder, name);
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return target;
    }

    private static async Task<Deployment> PredictAsync(string folder, IReadOnlyDictionary<string, string> values)
    {
        var result = await BicepCli.RunAsync(
            values,
            ["snapshot", Path.Combine(folder, "main.bicepparam"), "--mode", "overwrite", "--subscription-id", SubscriptionId, "--resource-group", "feeds", "--location", "westeurope"]);
        result.OutputOf("snapshot");
        var snapshot = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "main.snapshot.json")))!;
        return new Deployment([.. snapshot["predictedResources"]!.AsArray().Select(resource => new PredictedResource(resource!))]);
    }
}
