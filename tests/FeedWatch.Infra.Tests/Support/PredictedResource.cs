namespace FeedWatch.Infra.Tests.Support;

/// <summary>A resource as a deployment would make it: loops, conditions and parameters worked out, only what Azure itself will answer left as an expression.</summary>
internal sealed record PredictedResource(JsonNode Json)
{
    public string Id => Text("id");

    public string Type => Text("type");

    /// <summary>The last part of the name.</summary>
    public string Name => Text("name").Split('/')[^1];

    /// <summary>The resource that an extension, such as a role assignment, belongs to.</summary>
    public string Scope => Id[..Id.LastIndexOf("/providers/", StringComparison.Ordinal)];

    public JsonNode? Find(string path)
    {
        JsonNode? node = Json;
        foreach (var step in path.Split('.'))
        {
            node = node?[step];
        }

        return node;
    }

    public JsonNode Get(string path) => Find(path) ?? throw new InvalidOperationException($"{Id} has no {path}.");

    public string Text(string path) => Get(path).GetValue<string>();

    public bool Flag(string path) => Get(path).GetValue<bool>();

    public int Number(string path) => Get(path).GetValue<int>();
}
