using FeedWatch.Feeds;

namespace FeedWatch.Adapters.Storing.Sqlite;

/// <summary>A row a server that asked to be left alone.</summary>
public sealed class SqliteServerRests(SqliteDatabase database) : IServerRests
{
    public async Task<IReadOnlyDictionary<string, ServerRest>> GetAllAsync(CancellationToken cancellationToken)
    {
        var rests = await database.ReadAsync(session => session.Prepare("SELECT server, until, times FROM server_rests").List(row => KeyValuePair.Create(row.Text(), Read(row))), cancellationToken);
        return rests.ToDictionary();
    }

    public Task<ServerRest?> FindAsync(string server, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.Prepare("SELECT until, times FROM server_rests WHERE server = ?1").With(server).First(Read), cancellationToken);

    public Task SaveAsync(string server, ServerRest rest, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => session.Prepare("INSERT OR REPLACE INTO server_rests (server, until, times) VALUES (?1, ?2, ?3)")
                .With(server).With(rest.Until).With(rest.Times).Run(),
            cancellationToken);

    public Task RemoveAsync(string server, CancellationToken cancellationToken) =>
        database.WriteAsync(session => session.Prepare("DELETE FROM server_rests WHERE server = ?1").With(server).Run(), cancellationToken);

    private static ServerRest Read(SqliteRow row) => new(row.Time(), row.Count());
}
