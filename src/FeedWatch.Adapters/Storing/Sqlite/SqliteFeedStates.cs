using FeedWatch.Feeds;

namespace FeedWatch.Adapters.Storing.Sqlite;

/// <summary>States and seen-sets in two tables: a state is a hundred bytes, a seen-set up to 240 KB.</summary>
public sealed class SqliteFeedStates(SqliteDatabase database) : IFeedStateStore
{
    private const string Columns = """
        feed_id, url, etag, last_modified, content_hash, adopted_url, last_poll_at, next_poll_at, failures, last_error, baselined_at,
        link_is_id, id_version, truncated_hash, truncated_first_at, truncated_polls, shape, history, articles
        """;

    public async Task<IReadOnlyDictionary<FeedId, FeedState>> GetAllAsync(CancellationToken cancellationToken)
    {
        var states = await database.ReadAsync(session => session.Prepare($"SELECT {Columns} FROM feed_states").List(Read), cancellationToken);
        return states.ToDictionary(state => state.FeedId);
    }

    public Task<FeedState?> FindAsync(FeedId feedId, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.Prepare($"SELECT {Columns} FROM feed_states WHERE feed_id = ?1").With(feedId.Value).First(Read), cancellationToken);

    public Task<SeenSet> GetSeenAsync(FeedId feedId, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.Prepare("SELECT shape, stories FROM feed_seen WHERE feed_id = ?1").With(feedId.Value).First(ReadSeen) ?? SeenSet.Empty, cancellationToken);

    public Task SaveAsync(FeedState state, SeenSet? seen, CancellationToken cancellationToken)
    {
        var packed = seen is null ? null : SeenBytes.Pack(seen);
        return database.WriteAsync(session => Save(session, state, packed), cancellationToken);
    }

    private static int Save(SqliteSession session, FeedState state, byte[]? seen)
    {
        if (seen is not null)
        {
            session.Prepare("INSERT OR REPLACE INTO feed_seen (feed_id, shape, stories) VALUES (?1, ?2, ?3)")
                .With(state.FeedId.Value).With(Shape.Current).With(seen).Run();
        }

        return session.Prepare($"INSERT OR REPLACE INTO feed_states ({Columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)")
            .With(state.FeedId.Value).With(state.Url).With(state.Validators?.ETag).With(state.Validators?.LastModified)
            .With(state.ContentHash).With(state.AdoptedUrl)
            .With(state.LastPollAt).With(state.NextPollAt)
            .With(state.ConsecutiveFailures).With(state.LastError).With(state.BaselinedAt)
            .With(state.LinkIsId).With(state.IdVersion)
            .With(state.Truncated?.ContentHash).With(state.Truncated?.FirstAt).With(state.Truncated?.Polls ?? 0)
            .With(Shape.Current).With(StoredJson.WriteHistory(state.History)).With(StoredJson.WriteArticles(state.Articles))
            .Run();
    }

    private static FeedState Read(SqliteRow row) => new()
    {
        FeedId = new FeedId(row.Text()),
        Url = row.Url(),
        Validators = ReadValidators(row),
        ContentHash = row.TextOrNull(),
        AdoptedUrl = row.Url(),
        LastPollAt = row.TimeOrNull(),
        NextPollAt = row.TimeOrNull(),
        ConsecutiveFailures = row.Count(),
        LastError = row.TextOrNull(),
        BaselinedAt = row.TimeOrNull(),
        LinkIsId = row.Flag(),
        IdVersion = row.Count(),
        Truncated = ReadTruncated(row),
        History = ReadHistory(row),
        Articles = row.IsNull() ? PendingArticles.None : Shape.Read(row, StoredJson.Types.PendingArticles),
    };

    private static Validators? ReadValidators(SqliteRow row)
    {
        var validators = new Validators(row.TextOrNull(), row.TextOrNull());
        return validators is { ETag: null, LastModified: null } ? null : validators;
    }

    private static TruncatedBody? ReadTruncated(SqliteRow row)
    {
        var (hash, firstAt, polls) = (row.TextOrNull(), row.TimeOrNull(), row.Count());
        return hash is null || firstAt is null ? null : new TruncatedBody(hash, firstAt.Value, polls);
    }

    private static FeedHistory ReadHistory(SqliteRow row)
    {
        Shape.Check(row);
        return row.IsNull() ? FeedHistory.None : Shape.Read(row, StoredJson.History);
    }

    private static SeenSet ReadSeen(SqliteRow row)
    {
        Shape.Check(row);
        return SeenBytes.Unpack(row.Bytes());
    }
}
