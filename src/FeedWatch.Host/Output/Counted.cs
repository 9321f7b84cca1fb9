namespace FeedWatch.Host.Output;

/// <summary>A number with its noun: 1 hit, 2 hits.</summary>
internal static class Counted
{
    public static string Hits(int count) => count == 1 ? "1 hit" : $"{count} hits";

    public static string Stories(int count) => count == 1 ? "1 story" : $"{count} stories";
}
