using FeedWatch.Configuration;

namespace FeedWatch.Host.Output;

/// <summary>A difference between feedwatch.yaml and what is in use, as <c>--json</c> prints it.</summary>
/// <param name="Change">added, changed or removed.</param>
/// <param name="Kind">feed, rule or recipient.</param>
/// <param name="Details">What is new about it.</param>
/// <param name="Hits">Of a new or changed rule: kept stories of the look-back that it finds.</param>
/// <param name="Alerts">Who would be alerted of them at once, and of how many.</param>
/// <param name="Renamed">The rule only changed its name: what it finds was alerted under the old one.</param>
public sealed record ConfigLine(string Change, string Kind, string Name, IReadOnlyList<string> Details, int? Hits, IReadOnlyList<ConfigAlerts>? Alerts, bool? Renamed)
{
    /// <param name="forecast">Null: it does not alert anybody by coming into use, or nothing is kept yet.</param>
    public static ConfigLine Of(ConfigurationDifference difference, ForecastRule? forecast) => new(
        difference.Change switch
        {
            DifferenceChange.Added => "added",
            DifferenceChange.Changed => "changed",
            _ => "removed",
        },
        difference.Thing switch
        {
            DifferenceThing.Feed => "feed",
            DifferenceThing.Rule => "rule",
            _ => "recipient",
        },
        difference.Name,
        difference.Details,
        forecast?.Hits,
        forecast is null ? null : [.. forecast.Alerts.OrderBy(alerts => alerts.Key.Value, StringComparer.Ordinal).Select(alerts => new ConfigAlerts(alerts.Key.Value, alerts.Value))],
        forecast is { IsRenamed: true } ? true : null);

    /// <summary>For people and pipes: who would get how many.</summary>
    internal string AlertText => this switch
    {
        { Alerts: null } => string.Empty,
        { Renamed: true } => "none: renamed",
        { Alerts: [] } => Hits > 0 ? $"none of {Hits} hits" : "none",
        { Alerts: var alerts } => string.Join(", ", alerts.Select(one => $"{one.Recipient} {one.Count}")),
    };
}

/// <summary>How many alerts one recipient would get.</summary>
public sealed record ConfigAlerts(string Recipient, int Count);
