using Azure;
using Azure.Data.Tables;

namespace FeedWatch.Adapters.Storing.AzureTables;

/// <summary>Divides rows of one partition among transactions, each within what the service takes.</summary>
internal static class Transactions
{
    public const int MostRows = 100;

    // Of 4 MiB. What each row costs besides its columns is only estimated.
    private const int MostBytes = 7 * 512 * 1024;

    private const int BytesOfRow = 1_024;
    private const int BytesOfColumn = 64;
    private const int BytesOfEscape = 6;

    public static TableTransactionAction Add(TableEntity entity) => new(TableTransactionActionType.Add, entity);

    public static TableTransactionAction Put(TableEntity entity) => new(TableTransactionActionType.UpsertReplace, entity);

    /// <summary>Whatever is in it by now.</summary>
    public static TableTransactionAction Remove(string partition, string row) => new(TableTransactionActionType.Delete, new TableEntity(partition, row), ETag.All);

    /// <summary>Only as it was read.</summary>
    public static TableTransactionAction Remove(TableEntity read) => new(TableTransactionActionType.Delete, new TableEntity(read.PartitionKey, read.RowKey), read.ETag);

    /// <summary>Only if it is still as it was read.</summary>
    public static TableTransactionAction Replace(TableEntity entity, ETag read) => new(TableTransactionActionType.UpdateReplace, entity, read);

    /// <summary>Changes the columns that are given, only if the row is still as it was read.</summary>
    public static TableTransactionAction Merge(TableEntity columns, ETag read) => new(TableTransactionActionType.UpdateMerge, columns, read);

    /// <summary>Changes the columns that are given, whatever is in the others by now.</summary>
    public static TableTransactionAction Merge(TableEntity columns) => Merge(columns, ETag.All);

    public static IEnumerable<IReadOnlyList<TableEntity>> Split(IEnumerable<TableEntity> rows) => Split(rows, row => [row]);

    /// <param name="things">What is written.</param>
    /// <param name="rowsOf">The rows of one thing, which must not be torn apart.</param>
    public static IEnumerable<IReadOnlyList<T>> Split<T>(IEnumerable<T> things, Func<T, IReadOnlyList<TableEntity>> rowsOf)
    {
        var part = new List<T>();
        var (rows, bytes) = (0, 0L);
        foreach (var thing in things)
        {
            var own = rowsOf(thing);
            var ownBytes = own.Sum(Bytes);
            if (part.Count > 0 && (rows + own.Count > MostRows || bytes + ownBytes > MostBytes))
            {
                yield return part;
                part = [];
                (rows, bytes) = (0, 0);
            }

            part.Add(thing);
            rows += own.Count;
            bytes += ownBytes;
        }

        if (part.Count > 0)
        {
            yield return part;
        }
    }

    private static long Bytes(TableEntity entity) => BytesOfRow + entity.Sum(column => BytesOfColumn + Bytes(column.Value));

    // As they are sent: what is not plain ASCII as \u0000, bytes in base64.
    private static long Bytes(object value) => value switch
    {
        string text => text.Sum(character => char.IsAsciiLetterOrDigit(character) || character == ' ' ? 1L : BytesOfEscape),
        byte[] bytes => ((bytes.Length + 2) / 3) * 4L,
        _ => 0,
    };
}
