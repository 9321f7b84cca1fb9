using FeedWatch.Feeds;
using FeedWatch.Parsing;
using FeedWatch.Storing;

namespace FeedWatch.Adapters.Storing.Sqlite;

/// <summary>A row a story, kept together by feed.</summary>
public sealed class SqliteStories(SqliteDatabase database) : IStoryStore
{
    private const string Columns = """
        feed_id, story_id, first_seen_at, published_at, updated_at, content_hash, language, link,
        title, summary, content, has_article, shape, authors, categories
        """;

    // An edited story keeps its row and the time it was first seen.
    private const string Add = $"""
        INSERT INTO stories ({Columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
        ON CONFLICT (feed_id, story_id) DO UPDATE SET
            published_at = excluded.published_at, updated_at = excluded.updated_at, content_hash = excluded.content_hash,
            language = excluded.language, link = excluded.link, title = excluded.title, summary = excluded.summary,
            content = excluded.content, has_article = excluded.has_article, shape = excluded.shape, authors = excluded.authors, categories = excluded.categories
        """;

    private const string Page = $"""
        SELECT row, {Columns} FROM stories
        WHERE (feed_id, first_seen_at, row) > (?1, ?2, ?3) AND first_seen_at >= ?4
        ORDER BY feed_id, first_seen_at, row LIMIT ?5
        """;

    // These columns stand before the texts, whose pages are not read. Rows are added as stories are first seen.
    private const string HeadlinePage = """
        SELECT row, feed_id, story_id, first_seen_at, link, title FROM stories WHERE row < ?1 AND first_seen_at >= ?2 ORDER BY row DESC LIMIT ?3
        """;

    private const string One = $"SELECT row, {Columns} FROM stories WHERE feed_id = ?1 AND story_id = ?2";

    // Goes from feed to feed along the index: a scan of all stories would cost as much when there is nothing to remove.
    private const string RemoveOld = """
        WITH RECURSIVE feeds (feed_id) AS (
            SELECT min(feed_id) FROM stories
            UNION ALL
            SELECT (SELECT min(feed_id) FROM stories WHERE feed_id > feeds.feed_id) FROM feeds WHERE feeds.feed_id IS NOT NULL)
        DELETE FROM stories WHERE row IN (
            SELECT stories.row FROM feeds CROSS JOIN stories ON stories.feed_id = feeds.feed_id AND first_seen_at < ?1 LIMIT ?2)
        """;

    public Task AddAsync(IReadOnlyList<Story> stories, CancellationToken cancellationToken) =>
        stories.Count == 0 ? Task.CompletedTask : database.WriteAsync(session => AddAll(session, stories), cancellationToken);

    public Task<IReadOnlyList<Story>> GetAsync(FeedId feedId, IReadOnlyList<StoryId> ids, CancellationToken cancellationToken) =>
        ids.Count == 0 ? Task.FromResult<IReadOnlyList<Story>>([]) : database.ReadAsync(session => GetAll(session, feedId, ids), cancellationToken);

    public IAsyncEnumerable<Story> FindAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        database.StreamAsync<Story>(
            (session, last, most) => session.Prepare(Page)
                .With(last?.Value.FeedId.Value ?? string.Empty).With(last?.Value.FirstSeenAt ?? DateTimeOffset.MinValue).With(last?.Row ?? 0)
                .With(since).With(most).List(Read),
            int.MaxValue,
            cancellationToken);

    public IAsyncEnumerable<StoryHeadline> FindHeadlinesAsync(DateTimeOffset since, int most, CancellationToken cancellationToken) =>
        database.StreamAsync<StoryHeadline>(
            (session, last, size) => session.Prepare(HeadlinePage).With(last?.Row ?? long.MaxValue).With(since).With(size).List(ReadHeadline),
            most,
            cancellationToken);

    public Task<Story?> GetAsync(FeedId feed, StoryId id, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.Prepare(One).With(feed.Value).With(id.Value).First(Read)?.Value, cancellationToken);

    public Task<int> RemoveOldAsync(DateTimeOffset before, int most, CancellationToken cancellationToken) =>
        database.WriteAsync(session => session.Prepare(RemoveOld).With(before).With(most).Run(), cancellationToken);

    private static int AddAll(SqliteSession session, IReadOnlyList<Story> stories)
    {
        var add = session.Prepare(Add);
        foreach (var story in stories)
        {
            add.With(story.FeedId.Value).With(story.Id.Value).With(story.FirstSeenAt)
                .With(story.PublishedAt).With(story.UpdatedAt).With(story.ContentHash).With(story.Language).With(story.Link)
                .With(story.Title).With(story.Summary).With(story.Content).With(story.HasArticle)
                .With(Shape.Current).With(Write(story.Authors)).With(Write(story.Categories))
                .Run();
        }

        return stories.Count;
    }

    private static IReadOnlyList<Story> GetAll(SqliteSession session, FeedId feedId, IReadOnlyList<StoryId> ids) =>
    [
        .. ids.Distinct().Select(id => session.Prepare($"SELECT {Columns} FROM stories WHERE feed_id = ?1 AND story_id = ?2").With(feedId.Value).With(id.Value).First(ReadStory)).OfType<Story>(),
    ];

    private static string? Write(IReadOnlyList<string> names) =>
        names.Count == 0 ? null : Shape.Write(names, Shape.Json.IReadOnlyListString);

    private static Kept<Story> Read(SqliteRow row) => new(row.Number(), ReadStory(row));

    private static Kept<StoryHeadline> ReadHeadline(SqliteRow row)
    {
        var number = row.Number();
        var (feed, id, at) = (new FeedId(row.Text()), new StoryId(row.Text()), row.Time());
        var link = row.Url();
        return new Kept<StoryHeadline>(number, new StoryHeadline(feed, id, row.Text(), link, at));
    }

    private static Story ReadStory(SqliteRow row)
    {
        var story = new Story
        {
            FeedId = new FeedId(row.Text()),
            Id = new StoryId(row.Text()),
            FirstSeenAt = row.Time(),
            PublishedAt = row.TimeOrNull(),
            UpdatedAt = row.TimeOrNull(),
            ContentHash = row.Text(),
            Language = row.TextOrNull(),
            Link = row.Url(),
            Title = row.Text(),
            Summary = row.Text(),
            Content = row.Text(),
            HasArticle = row.Flag(),
        };

        Shape.Check(row);
        return story with { Authors = ReadNames(row), Categories = ReadNames(row) };
    }

    private static IReadOnlyList<string> ReadNames(SqliteRow row) =>
        row.IsNull() ? [] : Shape.Read(row, Shape.Json.IReadOnlyListString);
}
