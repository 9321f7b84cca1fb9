using FeedWatch.Matching;

namespace FeedWatch.Adapters.Storing.Sqlite;

/// <summary>A row a rule.</summary>
public sealed class SqliteRuleStates(SqliteDatabase database) : IRuleStateStore
{
    public Task<IReadOnlyList<RuleState>> GetAllAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.Prepare("SELECT name, version, again_at, alerts_nothing FROM rule_states").List(Read), cancellationToken);

    public Task SaveAsync(RuleState state, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => session.Prepare("INSERT OR REPLACE INTO rule_states (name, version, again_at, alerts_nothing) VALUES (?1, ?2, ?3, ?4)")
                .With(state.Name).With(state.Version).With(state.AgainAt).With(state.AlertsNothing).Run(),
            cancellationToken);

    public Task RemoveAsync(string name, CancellationToken cancellationToken) =>
        database.WriteAsync(session => session.Prepare("DELETE FROM rule_states WHERE name = ?1").With(name).Run(), cancellationToken);

    private static RuleState Read(SqliteRow row) => new(row.Text(), row.Text(), row.TimeOrNull(), row.Flag());
}
