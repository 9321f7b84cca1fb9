using System.Text.Json;
using System.Text.Json.Serialization;

namespace FeedWatch.Benchmarks.Corpus;

/// <summary>What another parser read in a document: a line of reference.jsonl.</summary>
internal sealed record ReferenceDocument(
    [property: JsonPropertyName("f")] string File,
    [property: JsonPropertyName("e")] IReadOnlyList<ReferenceEntry> Entries,
    [property: JsonPropertyName("real")] bool IsReal)
{
    public static IReadOnlyList<ReferenceDocument> AllOf(CorpusFolder corpus) =>
        [.. System.IO.File.ReadLines(corpus.Join("reference.jsonl")).Where(line => line.Length > 0).Select(line => JsonSerializer.Deserialize<ReferenceDocument>(line)!)];
}

/// <summary>One of its entries. Dates are in UTC.</summary>
internal sealed record ReferenceEntry(
    [property: JsonPropertyName("id")] string? Id,
    [property: JsonPropertyName("title")] string? Title,
    [property: JsonPropertyName("link")] string? Link,
    [property: JsonPropertyName("sum")] string? Summary,
    [property: JsonPropertyName("con")] string? Content,
    [property: JsonPropertyName("pub")] string? Published,
    [property: JsonPropertyName("upd")] string? Updated);
