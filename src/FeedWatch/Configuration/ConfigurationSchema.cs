using System.Diagnostics;

namespace FeedWatch.Configuration;

/// <summary>The JSON schema of feedwatch.yaml, for editors: they complete keys and mark mistakes when it lies beside the file.</summary>
public static class ConfigurationSchema
{
    public const string FileName = "feedwatch.schema.json";

    /// <summary>The first line of a feedwatch.yaml that has the schema beside it.</summary>
    public const string EditorLine = $"# yaml-language-server: $schema=./{FileName}";

    public static string Text
    {
        get
        {
            using var resource = typeof(ConfigurationSchema).Assembly.GetManifestResourceStream(FileName) ?? throw new UnreachableException($"{FileName} is embedded.");
            using var reader = new StreamReader(resource);
            return reader.ReadToEnd();
        }
    }
}
