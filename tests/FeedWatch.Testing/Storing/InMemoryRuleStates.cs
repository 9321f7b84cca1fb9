using FeedWatch.Matching;

namespace FeedWatch.Testing.Storing;

/// <summary>Rule states that last as long as the object.</summary>
public sealed class InMemoryRuleStates : IRuleStateStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, RuleState> states = [];

    public Task<IReadOnlyList<RuleState>> GetAllAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<RuleState>>([.. states.Values]);
        }
    }

    public Task SaveAsync(RuleState state, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            states[state.Name] = state;
            return Task.CompletedTask;
        }
    }

    public Task RemoveAsync(string name, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            states.Remove(name);
            return Task.CompletedTask;
        }
    }
}
