using FeedWatch.Alerting;
using FeedWatch.Host.Output;

namespace FeedWatch.Host.Commands.Alerts;

/// <summary>The words for an alert's status, on the command line, in tables and in JSON.</summary>
internal static class StatusWord
{
    private static readonly Dictionary<AlertStatus, string> Words = new()
    {
        [AlertStatus.Waiting] = "waiting",
        [AlertStatus.InMail] = "in-mail",
        [AlertStatus.Accepted] = "accepted",
        [AlertStatus.Refused] = "refused",
        [AlertStatus.Cancelled] = "cancelled",
    };

    public static IEnumerable<string> All => Words.Values;

    public static string Of(AlertStatus status) => Words[status];

    public static AlertStatus? Read(string? word) => word is null ? null : Words.Single(pair => pair.Value == word).Key;

    public static Tone ToneOf(string word) => Read(word) switch
    {
        AlertStatus.Accepted => Tone.Good,
        AlertStatus.Refused => Tone.Bad,
        AlertStatus.Cancelled => Tone.Quiet,
        _ => Tone.Warning,
    };
}
