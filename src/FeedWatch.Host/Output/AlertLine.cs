using FeedWatch.Alerting;
using FeedWatch.Host.Commands.Alerts;
using FeedWatch.Storing;

namespace FeedWatch.Host.Output;

/// <summary>An alert as <c>--json</c> prints it: of a hit (rule, storyId, title, link) or a notice (notice, title).</summary>
/// <param name="Reason">Why it was cancelled or refused.</param>
public sealed record AlertLine(
    string Id,
    string Status,
    string Recipient,
    DateTimeOffset CreatedAt,
    DateTimeOffset DueAt,
    string? Rule,
    string? StoryId,
    string? Notice,
    string? Title,
    Uri? Link,
    string? Reason,
    int Resends)
{
    private const int ShortIdLength = 8;

    internal string ShortId => Id[..ShortIdLength];

    /// <summary>Its title, or how its text begins where it has none.</summary>
    internal string Shown { get; private init; } = string.Empty;

    /// <param name="hit">Null for a notice, or where the hit is no longer kept.</param>
    public static AlertLine Of(Alert alert, Hit? hit) => new(
        alert.Id.Value,
        StatusWord.Of(alert.Status),
        alert.Recipient.Value,
        alert.CreatedAt,
        alert.DueAt,
        alert.Hit?.Rule,
        alert.Hit?.StoryId.Value,
        alert.Notice is { } notice ? System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(notice.Kind.ToString()) : null,
        Text(alert.Notice) ?? hit?.Title,
        hit?.Link,
        alert.Reason,
        alert.Resends)
    {
        Shown = Text(alert.Notice) ?? (hit is null ? string.Empty : StoryText.Title(hit.Title, hit.Places, hit.Text).Text),
    };

    // A sum says in the mail under its feed's name what it is a sum of; in a list it has to say it by itself.
    private static string? Text(Notice? notice) =>
        notice is { Kind: NoticeKind.FirstPoll or NoticeKind.RuleCatchUp } ? $"{notice.Subject}: {notice.Text}" : notice?.Text;
}
