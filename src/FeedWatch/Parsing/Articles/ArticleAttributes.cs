using System.Text;
using FeedWatch.Parsing.Markup;

namespace FeedWatch.Parsing.Articles;

/// <summary>The attributes that an extractor goes by: the names that publishers give their boxes, and whether one is hidden.</summary>
internal static class ArticleAttributes
{
    private const int LongestValue = 100;

    /// <param name="attributes">All that follows the name of a tag.</param>
    /// <param name="clean">The page that is written anew, where the tag is open.</param>
    public static void Write(ReadOnlySpan<char> attributes, StringBuilder clean)
    {
        var isHidden = false;
        var reader = new AttributeReader(attributes);
        while (reader.Next())
        {
            var name = reader.Name;
            var value = reader.Value;
            if (Is(name, "class") || Is(name, "id") || Is(name, "role"))
            {
                Write(name, value, clean);
            }

            isHidden |= Is(name, "hidden") || (Is(name, "aria-hidden") && Is(value, "true")) || (Is(name, "style") && IsHiding(value));
        }

        clean.Append(isHidden ? " hidden" : string.Empty);
    }

    private static void Write(ReadOnlySpan<char> name, ReadOnlySpan<char> value, StringBuilder clean)
    {
        clean.Append(' ').Append(name).Append("=\"");
        foreach (var character in value[..Math.Min(value.Length, LongestValue)])
        {
            clean.Append(char.IsLetterOrDigit(character) || character is '-' or '_' ? character : ' ');
        }

        clean.Append('"');
    }

    private static bool IsHiding(ReadOnlySpan<char> style)
    {
        var display = style.IndexOf("display", StringComparison.OrdinalIgnoreCase);
        return display >= 0 && style[(display + "display".Length)..].TrimStart(" :").StartsWith("none", StringComparison.OrdinalIgnoreCase);
    }

    private static bool Is(ReadOnlySpan<char> text, string other) => text.Equals(other, StringComparison.OrdinalIgnoreCase);
}
