namespace FeedWatch.Host.Functions.Pages;

/// <summary>What GET /api/health shows. Fields are added, never renamed.</summary>
/// <param name="Healthy">False: stories may be missed or alerts are late. The status is 503 then.</param>
/// <param name="Version">Of the program.</param>
/// <param name="Store">ok, or why it cannot be reached.</param>
/// <param name="Configuration">The version in use; absent: there is no valid one.</param>
/// <param name="Problems">What is wrong, each with what to do about it.</param>
/// <param name="FeedOverdueSeconds">How long the latest feed is past due.</param>
/// <param name="AlertOverdueSeconds">How long the latest alert is past its due time.</param>
/// <param name="PoisonMessages">Messages that nobody tries any more.</param>
internal sealed record Health(
    bool Healthy,
    string Version,
    string Store,
    string? Configuration,
    IReadOnlyList<string> Problems,
    double? FeedOverdueSeconds,
    double? AlertOverdueSeconds,
    int? PoisonMessages);
