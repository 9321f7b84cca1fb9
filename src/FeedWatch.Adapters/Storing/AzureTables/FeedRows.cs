using System.Security.Cryptography;
using System.Text.Json;
using Azure.Data.Tables;
using FeedWatch.Feeds;

namespace FeedWatch.Adapters.Storing.AzureTables;

/// <summary>The rows of the table of feeds. A partition is a server, so that a save and the renewal of the server's lease are one transaction.</summary>
internal static class FeedRows
{
    public const string Table = "Feeds";

    /// <summary>When a feed is due: what the schedule looks for. It is the state's next poll, or earlier where the address was edited.</summary>
    public const string Due = "Due";

    public const string Url = "Url";
    public const string LastPollAt = "LastPollAt";

    public const string FirstState = "s";
    public const string EndOfStates = "t";

    private const string Id = "Feed";
    private const string NextPollAt = "NextPollAt";
    private const string History = "History";
    private const string Seen = "k";

    public static string Partition(string server) => ContentHash.Id("server", server);

    public static string StateKey(FeedId feed) => FirstState + TableKeys.OfId(feed.Value);

    public static string SeenKey(FeedId feed) => Seen + TableKeys.OfId(feed.Value);

    public static string SeenKeyOf(string stateKey) => Seen + stateKey[FirstState.Length..];

    public static string NewToken() => RandomNumberGenerator.GetHexString(Entity.TokenLength, lowercase: true);

    /// <summary>A feed of which only the configuration is known.</summary>
    public static TableEntity New(string partition, Feed feed, DateTimeOffset due) => Entity.Create(partition, StateKey(feed.Id))
        .With(Id, feed.Id.Value).With(Url, feed.Url).With(Due, due);

    /// <summary>What a save writes.</summary>
    /// <param name="token">By which the saver knows its own row again.</param>
    public static IEnumerable<TableTransactionAction> Saving(string partition, FeedState state, SeenSet? seen, string token)
    {
        yield return Transactions.Put(StateRow(partition, state, token));
        if (seen is not null)
        {
            yield return Transactions.Put(Entity.Create(partition, SeenKey(state.FeedId)).WithBytes(SeenBytes.Pack(seen)));
        }
    }

    /// <summary>Null where nothing but the configuration was written yet.</summary>
    public static FeedState? ReadState(TableEntity row)
    {
        row.Check();
        return row.TextOrNull(Entity.Token) is null ? null : ReadSaved(row);
    }

    public static SeenSet ReadSeen(TableEntity row)
    {
        row.Check();
        return SeenBytes.Unpack(row.Bytes());
    }

    private static FeedState ReadSaved(TableEntity row) => new()
    {
        FeedId = new FeedId(row.Text(Id)),
        Url = row.Url(Url),
        Validators = ReadValidators(row),
        ContentHash = row.TextOrNull("ContentHash"),
        AdoptedUrl = row.Url("AdoptedUrl"),
        LastPollAt = row.TimeOrNull(LastPollAt),
        NextPollAt = row.TimeOrNull(NextPollAt),
        ConsecutiveFailures = row.Count("Failures"),
        LastError = row.TextOrNull("LastError"),
        BaselinedAt = row.TimeOrNull("BaselinedAt"),
        LinkIsId = row.Flag("LinkIsId"),
        IdVersion = row.Count("IdVersion"),
        Truncated = row.TextOrNull("TruncatedHash") is { } hash ? new TruncatedBody(hash, row.Time("TruncatedFirstAt"), row.Count("TruncatedPolls")) : null,
        History = ReadHistory(row),
        Articles = row.Bytes() is [] ? PendingArticles.None : row.Packed(StoredJson.Types.PendingArticles),
    };

    private static TableEntity StateRow(string partition, FeedState state, string token)
    {
        var row = StateRowWithoutArticles(partition, state, token);
        return state.Articles == PendingArticles.None ? row : row.WithPacked(state.Articles, StoredJson.Types.PendingArticles);
    }

    private static TableEntity StateRowWithoutArticles(string partition, FeedState state, string token) => Entity.Create(partition, StateKey(state.FeedId))
        .With(Entity.Token, token)
        .With(Id, state.FeedId.Value)
        .With(Url, state.Url)
        .With("EntityTag", Whole(state.Validators?.ETag))
        .With("LastModified", Whole(state.Validators?.LastModified))
        .With("ContentHash", state.ContentHash)
        .With("AdoptedUrl", state.AdoptedUrl)
        .With(LastPollAt, state.LastPollAt)
        .With(NextPollAt, state.NextPollAt)
        .With(Due, state.NextPollAt ?? EntityColumns.FirstTime)
        .With("Failures", state.ConsecutiveFailures)
        .With("LastError", state.LastError)
        .With("BaselinedAt", state.BaselinedAt)
        .With("LinkIsId", state.LinkIsId)
        .With("IdVersion", state.IdVersion)
        .With("TruncatedHash", state.Truncated?.ContentHash)
        .With("TruncatedFirstAt", state.Truncated?.FirstAt)
        .With("TruncatedPolls", state.Truncated?.Polls ?? 0)
        .With(History, StoredJson.WriteHistory(state.History));

    // A part of a validator is another validator: the server would answer with a whole document for ever, as it does without one.
    private static string? Whole(string? validator) => validator?.Length > TextLimit.Characters ? null : validator;

    private static Validators? ReadValidators(TableEntity row)
    {
        var validators = new Validators(row.TextOrNull("EntityTag"), row.TextOrNull("LastModified"));
        return validators is { ETag: null, LastModified: null } ? null : validators;
    }

    private static FeedHistory ReadHistory(TableEntity row)
    {
        try
        {
            return row.TextOrNull(History) is { } json ? JsonSerializer.Deserialize(json, StoredJson.History) ?? FeedHistory.None : FeedHistory.None;
        }
        catch (JsonException)
        {
            throw EntityColumns.Damaged(row, History);
        }
    }
}
