namespace FeedWatch.Matching;

/// <summary>How far a rule has been run over the stories that were kept before it was written or changed.</summary>
/// <param name="Name">The rule's name.</param>
/// <param name="Version">The <see cref="Rule.Version"/> that this speaks of.</param>
/// <param name="AgainAt">When to run once more, after every instance has read the new configuration; null: done.</param>
/// <param name="AlertsNothing">The rule is another under a new name: what it finds in the past was alerted under the old one.</param>
public sealed record RuleState(string Name, string Version, DateTimeOffset? AgainAt, bool AlertsNothing);

public interface IRuleStateStore
{
    Task<IReadOnlyList<RuleState>> GetAllAsync(CancellationToken cancellationToken);

    /// <summary>By name: the last one saved stays.</summary>
    Task SaveAsync(RuleState state, CancellationToken cancellationToken);

    Task RemoveAsync(string name, CancellationToken cancellationToken);
}
