using YamlDotNet.Serialization;

namespace FeedWatch.Infra.Tests.Support;

/// <summary>A YAML file of the repository as JSON, to look things up in.</summary>
internal static class Yaml
{
    public static JsonNode Read(params string[] path)
    {
        var tree = new DeserializerBuilder().Build().Deserialize(new StringReader(File.ReadAllText(Repository.File(path))));
        return JsonNode.Parse(new SerializerBuilder().JsonCompatible().Build().Serialize(tree))!;
    }
}
