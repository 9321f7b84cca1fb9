using System.Text;
using System.Text.Json;

namespace FeedWatch.Parsing;

/// <summary>Values of a JSON document, whatever stands where they should be. Each begins at the name of a property and ends with its value.</summary>
internal static class JsonValues
{
    /// <summary>A number counts as text: ids are often written so. Null for anything else.</summary>
    public static string? Text(ref Utf8JsonReader reader)
    {
        reader.Read();
        return Here(ref reader);
    }

    public static void Skip(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }

    /// <summary>Texts of an array.</summary>
    public static List<string> Texts(ref Utf8JsonReader reader, int most)
    {
        var texts = new List<string>();
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return texts;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            Add(texts, Here(ref reader), most);
        }

        return texts;
    }

    /// <summary>The property of this name of an object, or of each object of an array: the authors of version 1.0 are the one, those of 1.1 the other.</summary>
    public static List<string> TextsOf(ref Utf8JsonReader reader, ReadOnlySpan<byte> name, int most)
    {
        var texts = new List<string>();
        reader.Read();
        var depth = reader.CurrentDepth;
        if (reader.TokenType is not (JsonTokenType.StartArray or JsonTokenType.StartObject))
        {
            return texts;
        }

        while (reader.Read() && reader.CurrentDepth > depth)
        {
            if (reader.TokenType == JsonTokenType.PropertyName && JsonText.IsName(ref reader, name))
            {
                Add(texts, Text(ref reader), most);
            }
        }

        return texts;
    }

    private static string? Here(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return JsonText.Of(ref reader);
            case JsonTokenType.Number:
                return Encoding.UTF8.GetString(reader.ValueSpan);
            default:
                reader.Skip();
                return null;
        }
    }

    private static void Add(List<string> texts, string? text, int most)
    {
        if (text is not null && texts.Count < most)
        {
            texts.Add(text);
        }
    }
}
