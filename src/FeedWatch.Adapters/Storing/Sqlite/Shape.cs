using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using FeedWatch.Storing;

namespace FeedWatch.Adapters.Storing.Sqlite;

/// <summary>Version of what a row holds as JSON or packed bytes. Raise it when these change in a way that an older program would misread: new code reads every shape so far, old code refuses a newer one.</summary>
internal static class Shape
{
    public const int Current = 1;

    public static ShapeJson Json => StoredJson.Types;

    public static string Write<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.Serialize(value, type);

    public static T Read<T>(SqliteRow row, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(row.Bytes(), type) ?? throw new JsonException("It holds null.");
        }
        catch (JsonException exception)
        {
            throw new StorageException($"A row of the database cannot be read: it is damaged, or of a newer FeedWatch. {exception.Message}", exception);
        }
    }

    /// <summary>Reads the column <c>shape</c>, which stands before those it speaks of.</summary>
    public static void Check(SqliteRow row)
    {
        var shape = row.Count();
        if (shape > Current)
        {
            throw new StorageException($"A row of the database was written by a newer FeedWatch (shape {shape}, this one knows {Current}). Use the newer version.");
        }
    }
}
