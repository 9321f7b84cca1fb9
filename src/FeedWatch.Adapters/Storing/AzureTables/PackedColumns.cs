using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Azure.Data.Tables;

namespace FeedWatch.Adapters.Storing.AzureTables;

/// <summary>A value that may be longer than a column: compressed JSON, or bytes, over the columns c0, c1 ... A row has one.</summary>
internal static class PackedColumns
{
    /// <summary>A row holds 1 MiB. Azurite counts bytes as the base64 in which they are sent.</summary>
    public const int MostBytes = 11 * ColumnBytes;

    private const int ColumnBytes = 64 * 1024;

    public static TableEntity WithPacked<T>(this TableEntity entity, T value, JsonTypeInfo<T> type) => entity.WithBytes(Pack(value, type));

    public static byte[] Pack<T>(T value, JsonTypeInfo<T> type)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            JsonSerializer.Serialize(brotli, value, type);
        }

        return packed.ToArray();
    }

    public static TableEntity WithBytes(this TableEntity entity, byte[] bytes)
    {
        if (bytes.Length > MostBytes)
        {
            throw new ArgumentException($"A row holds at most {MostBytes} bytes.", nameof(bytes));
        }

        for (var (column, start) = (0, 0); start < bytes.Length; column++, start += ColumnBytes)
        {
            entity[Name(column)] = bytes[start..Math.Min(start + ColumnBytes, bytes.Length)];
        }

        return entity;
    }

    public static T Packed<T>(this TableEntity entity, JsonTypeInfo<T> type)
    {
        try
        {
            using var brotli = new BrotliStream(new MemoryStream(entity.Bytes()), CompressionMode.Decompress);
            return JsonSerializer.Deserialize(brotli, type) ?? throw EntityColumns.Damaged(entity, Name(0));
        }
        catch (Exception exception) when (exception is JsonException or InvalidDataException or InvalidOperationException)
        {
            throw EntityColumns.Damaged(entity, Name(0));
        }
    }

    public static byte[] Bytes(this TableEntity entity)
    {
        if (!entity.ContainsKey(Name(1)))
        {
            return entity.GetBinary(Name(0)) ?? [];
        }

        using var bytes = new MemoryStream();
        for (var column = 0; entity.GetBinary(Name(column)) is { } part; column++)
        {
            bytes.Write(part);
        }

        return bytes.ToArray();
    }

    private static string Name(int column) => $"c{column}";
}
