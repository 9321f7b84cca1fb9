using System.Text.Json;
using System.Text.Json.Serialization;

namespace FeedWatch.Benchmarks.Corpus;

/// <summary>A document with what must be read in it, and the headers it was served with.</summary>
internal sealed record Expectation(
    [property: JsonPropertyName("f")] string Name,
    [property: JsonPropertyName("conds")] IReadOnlyList<Condition> Conditions,
    [property: JsonPropertyName("headers")] IReadOnlyDictionary<string, string> Headers)
{
    // Where the tests that these come from serve them.
    private const string Server = "http://127.0.0.1:8097/";

    /// <summary>Below the folder of expectations.</summary>
    public string File => Name[(Name.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>They ask what is left of markup, and we keep none.</summary>
    public bool IsOnSanitising => Name.Contains("wellformed/sanitize", StringComparison.Ordinal);

    public string? ContentType => Header("Content-type");

    public Uri Url
    {
        get
        {
            var asked = new Uri(Server + Name);
            return Header("Content-Location") is { } location && Uri.TryCreate(asked, location, out var url) && url.Scheme is "http" or "https" ? url : asked;
        }
    }

    public static IReadOnlyList<Expectation> AllOf(CorpusFolder corpus)
    {
        using var file = System.IO.File.OpenRead(corpus.Join("expectations", "expectations.json"));
        return JsonSerializer.Deserialize<IReadOnlyList<Expectation>>(file)!;
    }

    private string? Header(string name) => Headers.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
}

/// <summary>One thing that must be read.</summary>
/// <param name="Key">Which field.</param>
/// <param name="Value">A text, or a number for the count of entries.</param>
/// <param name="Entry">Of which entry.</param>
internal sealed record Condition(
    [property: JsonPropertyName("k")] string Key,
    [property: JsonPropertyName("v")] JsonElement Value,
    [property: JsonPropertyName("i")] int Entry)
{
    public string Text => Value.ValueKind == JsonValueKind.String ? Value.GetString()! : Value.GetRawText();

    public override string ToString() => $"{Key} should be {Value.GetRawText()}";
}
