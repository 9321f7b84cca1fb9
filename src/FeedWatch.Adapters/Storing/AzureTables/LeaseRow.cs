using Azure;
using Azure.Data.Tables;
using FeedWatch.Feeds;

namespace FeedWatch.Adapters.Storing.AzureTables;

/// <summary>The row that a server has only while it is leased, or rests: taking the lease is its insert, giving it back its removal. A server that rests keeps it as if somebody held it until then; nobody does.</summary>
/// <param name="Token">Of the lease.</param>
/// <param name="Until">Past this, another may take it over.</param>
/// <param name="Holder">Who saved last: a message that came twice makes two holders of one lease, and only one may go on.</param>
/// <param name="LastRest">The rest that the server asked for last, over or not.</param>
/// <param name="Tag">Of the row as it was read.</param>
internal sealed record LeaseRow(string Token, DateTimeOffset Until, string? Holder, ServerRest? LastRest, ETag Tag)
{
    /// <summary>Sorts before the server's feeds.</summary>
    public const string First = "!";
    public const string End = "\"";

    public const string UntilColumn = "Until";
    public const string RestUntilColumn = "RestUntil";

    private const string Nobody = "-";
    private const string RestsColumn = "Rests";
    private const string TokenColumn = "Token";
    private const string HolderColumn = "Holder";

    /// <summary>With the partition in it: Azurite looks for a row key in all partitions, and would take seconds for one that each of them has.</summary>
    public static string Key(string partition) => First + partition;

    /// <summary>Whoever dies while the server rests leaves it resting.</summary>
    public static TableEntity Create(ServerLease lease, DateTimeOffset until, ServerRest? rest) => Row(lease.Server, lease.Token, rest?.Until > until ? rest.Until : until, rest);

    public static TableTransactionAction Renew(ServerLease lease, string holder, DateTimeOffset until, ServerRest? rest, ETag tag) =>
        Transactions.Replace(Create(lease, until, rest).With(HolderColumn, holder), tag);

    /// <summary>Gives the lease back.</summary>
    /// <param name="lease">Of which server.</param>
    /// <param name="rest">Null: it may be taken at once.</param>
    /// <param name="tag">Of the row as it is.</param>
    public static TableTransactionAction GiveBack(ServerLease lease, ServerRest? rest, ETag tag) => rest is null
        ? new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(FeedRows.Partition(lease.Server), Key(FeedRows.Partition(lease.Server))), tag)
        : Transactions.Replace(Row(lease.Server, Nobody, rest.Until, rest), tag);

    public static LeaseRow Read(TableEntity row)
    {
        row.Check();
        var rest = row.TimeOrNull(RestUntilColumn) is { } until ? new ServerRest(until, row.Count(RestsColumn)) : null;
        return new LeaseRow(row.Text(TokenColumn), row.Time(UntilColumn), row.TextOrNull(HolderColumn), rest, row.ETag);
    }

    public static async Task<LeaseRow?> FindAsync(AzureTable table, string server, CancellationToken cancellationToken) =>
        await table.FindAsync(FeedRows.Partition(server), Key(FeedRows.Partition(server)), cancellationToken) is { } row ? Read(row) : null;

    /// <summary>By which this holder may change the row; null: another holds the server, or nobody does.</summary>
    public ETag? TagFor(ServerLease lease, string holder) => Token == lease.Token && Holder == holder ? Tag : null;

    /// <summary>Whether another may take the server.</summary>
    public bool IsOver(DateTimeOffset now) => !ServerRest.IsAhead(Until, now);

    /// <summary>What the next holder has to know; nothing of a clock that was wrong.</summary>
    public ServerRest? RestBefore(DateTimeOffset now) => LastRest?.Until <= now ? LastRest : null;

    private static TableEntity Row(string server, string token, DateTimeOffset until, ServerRest? rest)
    {
        var row = Entity.Create(FeedRows.Partition(server), Key(FeedRows.Partition(server)))
            .With("Server", server).With(TokenColumn, token).With(UntilColumn, until);
        return rest is null ? row : row.With(RestUntilColumn, rest.Until).With(RestsColumn, rest.Times);
    }
}
