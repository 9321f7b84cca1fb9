using FeedWatch.Storing;

namespace FeedWatch.Adapters.Storing.AzureTables;

/// <summary>What the store of hits asks the outbox before it removes old ones.</summary>
internal interface IOpenAlerts
{
    /// <summary>The hits that an alert needs which is waiting or in a mail.</summary>
    Task<HashSet<HitKey>> FindOpenAsync(CancellationToken cancellationToken);
}
