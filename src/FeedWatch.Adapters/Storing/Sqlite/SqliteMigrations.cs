namespace FeedWatch.Adapters.Storing.Sqlite;

/// <summary>The schema's history: step n makes version n out of the one before. A step that was released is never changed; a new one is added below.</summary>
/// <remarks>
/// Times are ticks in UTC (100 ns since the year 1). Rows that hold JSON or packed bytes carry its version in <c>shape</c>.
/// </remarks>
internal static class SqliteMigrations
{
    public static IReadOnlyList<string> All { get; } = [Feeds + Stories + Hits + Outbox, Histories, Articles, PossibleHits];

    private const string Feeds = """
        CREATE TABLE feed_states (
            feed_id TEXT PRIMARY KEY, url TEXT, etag TEXT, last_modified TEXT, content_hash TEXT, adopted_url TEXT,
            last_poll_at INTEGER, next_poll_at INTEGER, failures INTEGER NOT NULL, last_error TEXT, baselined_at INTEGER,
            link_is_id INTEGER NOT NULL, id_version INTEGER NOT NULL,
            truncated_hash TEXT, truncated_first_at INTEGER, truncated_polls INTEGER) WITHOUT ROWID;

        -- Apart from the states: these are large, and only a changed document needs them.
        CREATE TABLE feed_seen (feed_id TEXT PRIMARY KEY, shape INTEGER NOT NULL, stories BLOB NOT NULL);

        CREATE TABLE rule_states (
            name TEXT PRIMARY KEY, version TEXT NOT NULL, again_at INTEGER, alerts_nothing INTEGER NOT NULL) WITHOUT ROWID;

        """;

    // Led by the feed, so that a poll writes neighbouring pages: three times faster than an index on the story id alone.
    private const string Stories = """
        CREATE TABLE stories (
            row INTEGER PRIMARY KEY, feed_id TEXT NOT NULL, story_id TEXT NOT NULL, first_seen_at INTEGER NOT NULL,
            published_at INTEGER, updated_at INTEGER, content_hash TEXT NOT NULL, language TEXT, link TEXT,
            title TEXT NOT NULL, summary TEXT NOT NULL, content TEXT NOT NULL, shape INTEGER NOT NULL, authors TEXT, categories TEXT,
            UNIQUE (feed_id, story_id));
        CREATE INDEX stories_by_age ON stories (feed_id, first_seen_at);

        """;

    private const string Hits = """
        CREATE TABLE hits (
            row INTEGER PRIMARY KEY, rule TEXT NOT NULL, story_id TEXT NOT NULL, found_at INTEGER NOT NULL,
            feed_id TEXT NOT NULL, feed_name TEXT NOT NULL, alerting INTEGER NOT NULL, published_at INTEGER, content_hash TEXT NOT NULL,
            query TEXT NOT NULL, link TEXT, shape INTEGER NOT NULL, places TEXT NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL,
            UNIQUE (rule, story_id));
        CREATE INDEX hits_by_time ON hits (found_at);
        CREATE INDEX hits_by_rule ON hits (rule, found_at);
        CREATE VIRTUAL TABLE hit_words USING fts5(
            title, text, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2");

        """;

    // Status: 0 waiting, 1 in a mail, 2 accepted, 3 refused, 4 cancelled.
    private const string Outbox = """
        CREATE TABLE alerts (
            row INTEGER PRIMARY KEY, alert_id TEXT NOT NULL UNIQUE, recipient TEXT NOT NULL, rule TEXT, story_id TEXT,
            shape INTEGER NOT NULL, notice TEXT, created_at INTEGER NOT NULL, due_at INTEGER NOT NULL,
            status INTEGER NOT NULL, reason TEXT, resends INTEGER NOT NULL);
        CREATE INDEX alerts_waiting ON alerts (recipient, due_at) WHERE status = 0;
        CREATE INDEX alerts_open_by_hit ON alerts (rule, story_id) WHERE status < 2;
        CREATE INDEX alerts_by_time ON alerts (created_at);
        CREATE INDEX alerts_by_status ON alerts (status, created_at);

        CREATE TABLE mails (
            row INTEGER PRIMARY KEY, mail_id TEXT NOT NULL UNIQUE, recipient TEXT NOT NULL, fixed_at INTEGER NOT NULL,
            next_attempt_at INTEGER NOT NULL, attempts INTEGER NOT NULL, last_error TEXT,
            shape INTEGER NOT NULL, alerts TEXT NOT NULL, content TEXT NOT NULL);

        -- Result: 0 accepted, 1 try later, 2 recipient refused, 3 content refused.
        CREATE TABLE deliveries (
            row INTEGER PRIMARY KEY, mail_id TEXT NOT NULL, recipient TEXT NOT NULL, transport TEXT NOT NULL,
            at INTEGER NOT NULL, took INTEGER NOT NULL, result INTEGER NOT NULL, detail TEXT);
        CREATE INDEX deliveries_by_time ON deliveries (at);
        """;

    // What is learnt about a feed grows with the versions: as JSON, the next thing needs no step here.
    private const string Histories = """
        ALTER TABLE feed_states ADD COLUMN shape INTEGER NOT NULL DEFAULT 1;
        ALTER TABLE feed_states ADD COLUMN history TEXT;

        CREATE TABLE server_rests (server TEXT PRIMARY KEY, until INTEGER NOT NULL, times INTEGER NOT NULL) WITHOUT ROWID;
        """;

    // Articles that are still to be read, and the stories whose content is that of their article.
    private const string Articles = """
        ALTER TABLE feed_states ADD COLUMN articles TEXT;
        ALTER TABLE stories ADD COLUMN has_article INTEGER NOT NULL DEFAULT 0;
        """;

    private const string PossibleHits = "ALTER TABLE hits ADD COLUMN possible INTEGER NOT NULL DEFAULT 0;";
}
