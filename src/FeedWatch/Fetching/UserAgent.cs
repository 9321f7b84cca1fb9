using System.Reflection;

namespace FeedWatch.Fetching;

/// <summary>Tells the owner of a server who asks, in which version, and whom to write to.</summary>
internal static class UserAgent
{
    private static readonly string Version = typeof(UserAgent).Assembly.GetName().Version?.ToString(3) ?? "0";

    public static string Of(string? contact) =>
        string.IsNullOrWhiteSpace(contact) ? $"FeedWatch/{Version} (feed monitor)" : $"FeedWatch/{Version} (+{contact.Trim()})";
}
