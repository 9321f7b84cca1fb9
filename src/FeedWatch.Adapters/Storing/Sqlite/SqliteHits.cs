using FeedWatch.Feeds;
using FeedWatch.Matching;
using FeedWatch.Parsing;
using FeedWatch.Storing;

namespace FeedWatch.Adapters.Storing.Sqlite;

/// <summary>A row a hit, and its words in a full-text index under the same number.</summary>
public sealed class SqliteHits(SqliteDatabase database) : IHitStore
{
    private const string Columns = """
        rule, story_id, found_at, feed_id, feed_name, alerting, possible, published_at, content_hash, query, link, shape, places, title, text
        """;

    private const string Add = $"""
        INSERT INTO hits ({Columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
        ON CONFLICT (rule, story_id) DO NOTHING
        """;

    private const string Find = $"SELECT row, {Columns} FROM hits WHERE rule = ?1 AND story_id = ?2";

    private const string FindOld = """
        SELECT row FROM hits WHERE found_at < ?1
        AND NOT EXISTS (SELECT 1 FROM alerts WHERE alerts.rule = hits.rule AND alerts.story_id = hits.story_id AND status < 2)
        ORDER BY found_at LIMIT ?2
        """;

    public Task<IReadOnlyList<Hit>> AddAsync(IReadOnlyList<Hit> hits, CancellationToken cancellationToken) =>
        hits.Count == 0 ? Task.FromResult(hits) : database.WriteAsync(session => AddAll(session, hits), cancellationToken);

    public Task<IReadOnlyList<Hit>> GetAsync(IReadOnlyList<HitKey> keys, CancellationToken cancellationToken) =>
        database.ReadAsync(session => Get(session, keys), cancellationToken);

    public IAsyncEnumerable<Hit> FindAsync(HitSearch search, CancellationToken cancellationToken) =>
        database.StreamAsync<Hit>((session, last, most) => FindPage(session, search, last, most), search.Limit, cancellationToken);

    public Task<int> RemoveOldAsync(DateTimeOffset before, int most, CancellationToken cancellationToken) =>
        database.WriteAsync(session => RemoveOld(session, before, most), cancellationToken);

    private static IReadOnlyList<Hit> AddAll(SqliteSession session, IReadOnlyList<Hit> hits)
    {
        foreach (var hit in hits)
        {
            var isNew = session.Prepare(Add)
                .With(hit.Key.Rule).With(hit.Key.StoryId.Value).With(hit.FoundAt).With(hit.FeedId.Value).With(hit.FeedName)
                .With(hit.Alerting).With(hit.IsPossible).With(hit.PublishedAt).With(hit.ContentHash).With(hit.Query).With(hit.Link)
                .With(Shape.Current).With(Shape.Write(hit.Places, Shape.Json.IReadOnlyListPlace))
                .With(hit.Title).With(hit.Text)
                .Run() == 1;
            if (isNew)
            {
                session.Prepare("INSERT INTO hit_words (rowid, title, text) VALUES (last_insert_rowid(), ?1, ?2)")
                    .With(HitWords.Index(hit.Title)).With(HitWords.Index(hit.Text)).Run();
            }
        }

        return Get(session, hits.Select(hit => hit.Key));
    }

    private static IReadOnlyList<Hit> Get(SqliteSession session, IEnumerable<HitKey> keys)
    {
        var find = session.Prepare(Find);
        return [.. keys.Select(key => find.With(key.Rule).With(key.StoryId.Value).First(Read)?.Value).OfType<Hit>()];
    }

    private static IReadOnlyList<Kept<Hit>> FindPage(SqliteSession session, HitSearch search, Kept<Hit>? last, int most)
    {
        var words = HitWords.Query(search.Words);
        var find = session.Prepare($"""
            SELECT row, {Columns} FROM hits WHERE found_at >= ?1 AND (found_at, row) < (?2, ?3)
            {(search.Rule is null ? "AND ?4 IS NULL" : "AND rule = ?4")}
            {(words is null ? "AND ?5 IS NULL" : "AND row IN (SELECT rowid FROM hit_words WHERE hit_words MATCH ?5)")}
            ORDER BY found_at DESC, row DESC LIMIT ?6
            """);
        return find.With(search.Since ?? DateTimeOffset.MinValue)
            .With(last?.Value.FoundAt ?? DateTimeOffset.MaxValue).With(last?.Row ?? long.MaxValue)
            .With(search.Rule).With(words).With(most).List(Read);
    }

    private static int RemoveOld(SqliteSession session, DateTimeOffset before, int most)
    {
        var rows = session.Prepare(FindOld).With(before).With(most).List(row => row.Number());
        foreach (var row in rows)
        {
            session.Prepare("DELETE FROM hit_words WHERE rowid = ?1").With(row).Run();
            session.Prepare("DELETE FROM hits WHERE row = ?1").With(row).Run();
        }

        return rows.Count;
    }

    private static Kept<Hit> Read(SqliteRow row) => new(row.Number(), ReadHit(row));

    private static Hit ReadHit(SqliteRow row) => new()
    {
        Key = new HitKey(row.Text(), new StoryId(row.Text())),
        FoundAt = row.Time(),
        FeedId = new FeedId(row.Text()),
        FeedName = row.Text(),
        Alerting = row.Flag(),
        IsPossible = row.Flag(),
        PublishedAt = row.TimeOrNull(),
        ContentHash = row.Text(),
        Query = row.Text(),
        Link = row.Url(),
        Places = ReadPlaces(row),
        Title = row.Text(),
        Text = row.Text(),
    };

    private static IReadOnlyList<Place> ReadPlaces(SqliteRow row)
    {
        Shape.Check(row);
        return Shape.Read(row, Shape.Json.IReadOnlyListPlace);
    }
}
