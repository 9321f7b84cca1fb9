using System.Text.Json;
using System.Text.Unicode;

namespace FeedWatch.Host.Probing.Given;

/// <summary>Reads a story from a line of JSON, or says what is wrong with the line.</summary>
internal static class GivenStoryReader
{
    public static GivenStoryResult Read(FileLine line)
    {
        if (!Utf8.IsValid(line.Bytes.Span))
        {
            return new GivenStoryResult.Bad("the line is not UTF-8.");
        }

        try
        {
            using var json = JsonDocument.Parse(line.WithoutMark);
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? new GivenStoryResult.Read(Read(json.RootElement, line.Number))
                : new GivenStoryResult.Bad("a story is an object in braces, one object a line.");
        }
        catch (JsonException exception)
        {
            return new GivenStoryResult.Bad($"this is no JSON: column {exception.BytePositionInLine + 1} (in bytes) is where it goes wrong.");
        }
        catch (InvalidOperationException)
        {
            return new GivenStoryResult.Bad("a text holds half a character: \\uD800 to \\uDFFF stand in pairs only.");
        }
        catch (FormatException exception)
        {
            return new GivenStoryResult.Bad(exception.Message);
        }
    }

    private static GivenStory Read(JsonElement story, int number) => new()
    {
        Id = story.TryGetProperty("id", out var id) && id.ValueKind is not JsonValueKind.Null ? IdOf(id) : JsonElement.Parse($"\"{number}\""),
        Title = Text(story, "title") ?? string.Empty,
        Summary = Text(story, "summary") ?? string.Empty,
        Body = Text(story, "body") ?? string.Empty,
        Authors = [.. Texts(story, "author"), .. Texts(story, "authors")],
        Categories = [.. Texts(story, "category"), .. Texts(story, "categories")],
        FeedName = Text(story, "feed"),
        Language = Text(story, "lang") ?? Text(story, "language"),
    };

    // Read once, so that a bad one is found here.
    private static JsonElement IdOf(JsonElement id) => id.ValueKind switch
    {
        JsonValueKind.Number => id.Clone(),
        JsonValueKind.String when id.GetString() is not null => id.Clone(),
        _ => throw new FormatException("id is to be a text or a number."),
    };

    private static string? Text(JsonElement story, string name) => !story.TryGetProperty(name, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Null => null,
        _ => throw new FormatException($"{name} is to be a text."),
    };

    private static IEnumerable<string> Texts(JsonElement story, string name) => !story.TryGetProperty(name, out var value) ? [] : value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Null => [],
        JsonValueKind.Array when value.EnumerateArray().All(text => text.ValueKind == JsonValueKind.String) => value.EnumerateArray().Select(text => text.GetString()!),
        _ => throw new FormatException($"{name} is to be a text or a list of texts."),
    };
}

/// <summary>What a line of a file of stories was.</summary>
internal abstract record GivenStoryResult
{
    private GivenStoryResult()
    {
    }

    public sealed record Read(GivenStory Story) : GivenStoryResult;

    public sealed record Bad(string Reason) : GivenStoryResult;
}
