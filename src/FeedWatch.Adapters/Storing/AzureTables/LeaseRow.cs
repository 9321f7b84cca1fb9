using Azure;
using Azure.Data.Tables;
using FeedWatch.Feeds;

namespace FeedWatch.Adapters.Storing.AzureTables;

/// <summary>The row that a server has only while it is leased: taking the lease is its insert, giving it back its removal.</summary>
/// <param name="Token">Of the lease.</param>
/// <param name="Until">Past this, another may take it over.</param>
/// <param name="Holder">Who saved last: a message that came twice makes two holders of one lease, and only one may go on.</param>
/// <param name="Tag">Of the row as it was read.</param>
internal sealed record LeaseRow(string Token, DateTimeOffset Until, string? Holder, ETag Tag)
{
    /// <summary>Sorts before the server's feeds.</summary>
    public const string First = "!";
    public const string End = "\"";

    public const string UntilColumn = "Until";

    private const string TokenColumn = "Token";
    private const string HolderColumn = "Holder";

    /// <summary>With the partition in it: Azurite looks for a row key in all partitions, and would take seconds for one that each of them has.</summary>
    public static string Key(string partition) => First + partition;

    public static TableEntity Create(ServerLease lease, DateTimeOffset until) => Entity.Create(FeedRows.Partition(lease.Server), Key(FeedRows.Partition(lease.Server)))
        .With("Server", lease.Server).With(TokenColumn, lease.Token).With(UntilColumn, until);

    public static TableTransactionAction Renew(ServerLease lease, string holder, DateTimeOffset until, ETag tag) =>
        new(TableTransactionActionType.UpdateReplace, Create(lease, until).With(HolderColumn, holder), tag);

    public static TableTransactionAction Remove(ServerLease lease, ETag tag) =>
        new(TableTransactionActionType.Delete, new TableEntity(FeedRows.Partition(lease.Server), Key(FeedRows.Partition(lease.Server))), tag);

    public static LeaseRow Read(TableEntity row)
    {
        row.Check();
        return new LeaseRow(row.Text(TokenColumn), row.Time(UntilColumn), row.TextOrNull(HolderColumn), row.ETag);
    }

    public static async Task<LeaseRow?> FindAsync(AzureTable table, string server, CancellationToken cancellationToken) =>
        await table.FindAsync(FeedRows.Partition(server), Key(FeedRows.Partition(server)), cancellationToken) is { } row ? Read(row) : null;

    /// <summary>By which this holder may change the row; null: another holds the server, or nobody does.</summary>
    public ETag? TagFor(ServerLease lease, string holder) => Token == lease.Token && Holder == holder ? Tag : null;
}
