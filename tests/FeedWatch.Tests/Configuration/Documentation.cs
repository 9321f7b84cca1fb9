using System.Text.RegularExpressions;

namespace FeedWatch.Tests.Configuration;

/// <summary>What the repository tells people about feedwatch.yaml.</summary>
internal static partial class Documentation
{
    private static readonly string Root = FindRoot();

    public static IEnumerable<string> Examples => Directory.EnumerateFiles(Path.Combine(Root, "examples"), "*.yaml").Order(StringComparer.Ordinal).Select(File.ReadAllText);

    /// <summary>The fenced blocks of docs/configuration.md that are marked so.</summary>
    public static IReadOnlyList<string> Blocks(string mark) =>
        [.. Fence().Matches(File.ReadAllText(Path.Combine(Root, "docs", "configuration.md"))).Where(fence => fence.Groups["mark"].Value == mark).Select(fence => fence.Groups["text"].Value)];

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "FeedWatch.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }

    [GeneratedRegex("^```(?<mark>[^\n]+)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Fence();
}
