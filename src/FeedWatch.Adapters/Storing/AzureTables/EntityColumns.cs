using System.Globalization;
using Azure.Data.Tables;
using FeedWatch.Storing;

namespace FeedWatch.Adapters.Storing.AzureTables;

/// <summary>Writes and reads the columns of a row. What is null has none.</summary>
internal static class EntityColumns
{
    /// <summary>The first moment that a column of times can hold.</summary>
    public static readonly DateTimeOffset FirstTime = new(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A column holds 32K UTF-16 units; what is longer is cut with a mark.</summary>
    public static TableEntity With(this TableEntity entity, string column, string? value) =>
        entity.Put(column, value is null ? null : TextLimit.Cut(value));

    /// <summary>Left out where it does not fit: a part of a link leads elsewhere.</summary>
    public static TableEntity With(this TableEntity entity, string column, Uri? value) =>
        entity.Put(column, value is { OriginalString.Length: <= TextLimit.Characters } ? value.OriginalString : null);

    /// <summary>Exact. As text where a publisher dates a story before 1601, which a column of times refuses.</summary>
    public static TableEntity With(this TableEntity entity, string column, DateTimeOffset? value) =>
        entity.Put(column, value < FirstTime ? value?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture) : value?.ToUniversalTime());

    public static TableEntity With(this TableEntity entity, string column, bool value) => entity.Put(column, value);

    public static TableEntity With(this TableEntity entity, string column, int value) => entity.Put(column, value);

    public static TableEntity With(this TableEntity entity, string column, long value) => entity.Put(column, value);

    public static string Text(this TableEntity entity, string column) => entity.TextOrNull(column) ?? string.Empty;

    public static string? TextOrNull(this TableEntity entity, string column) => entity.GetString(column);

    public static Uri? Url(this TableEntity entity, string column) =>
        entity.TextOrNull(column) is { } text ? new Uri(text, UriKind.RelativeOrAbsolute) : null;

    public static DateTimeOffset Time(this TableEntity entity, string column) =>
        entity.TimeOrNull(column) ?? throw Damaged(entity, column);

    public static DateTimeOffset? TimeOrNull(this TableEntity entity, string column) => (entity.TryGetValue(column, out var value) ? value : null) switch
    {
        null => null,
        DateTimeOffset time => time,
        string text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time) => time,
        _ => throw Damaged(entity, column),
    };

    public static bool Flag(this TableEntity entity, string column) => entity.GetBoolean(column) ?? false;

    public static int Count(this TableEntity entity, string column) => entity.GetInt32(column) ?? 0;

    public static long Number(this TableEntity entity, string column) => entity.GetInt64(column) ?? 0;

    public static StorageException Damaged(TableEntity entity, string column) =>
        new($"The column {column} of the row {entity.PartitionKey} {entity.RowKey} cannot be read: the row is damaged, or of a newer FeedWatch.");

    private static TableEntity Put(this TableEntity entity, string column, object? value)
    {
        if (value is not null)
        {
            entity[column] = value;
        }

        return entity;
    }
}
