using System.Reflection;

namespace FeedWatch.Infra.Tests.Support;

/// <summary>Where the files under test lie, and what the build knows about tools.</summary>
internal static class Repository
{
    private static readonly string Root = Path.GetFullPath(Metadata("Repository"));

    public static string File(params string[] parts) => Path.Combine([Root, .. parts]);

    public static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value ?? string.Empty;
}
