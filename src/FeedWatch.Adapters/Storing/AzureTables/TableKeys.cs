using System.Globalization;
using System.Text;

namespace FeedWatch.Adapters.Storing.AzureTables;

/// <summary>Makes keys of rows. A key cannot hold / \ # ? or control characters, so a name that people chose is hashed and stands in a column.</summary>
internal static class TableKeys
{
    /// <summary>Sorts after all that begins with the same characters.</summary>
    public const string End = "~";

    private const int LongestKey = 500;

    /// <summary>An id as it is, but for what a key cannot hold; so a person finds it again. Sorts after "!" and before "~", with which keys of other rows begin and end.</summary>
    public static string OfId(string id)
    {
        var key = id.All(IsPlain) ? id : Escape(id);
        return key is { Length: > 0 and <= LongestKey } ? key : "=" + Feeds.ContentHash.Id(id);
    }

    /// <summary>19 digits that sort by time, the earliest first.</summary>
    public static string OfTime(DateTimeOffset at) => at.UtcTicks.ToString("D19", CultureInfo.InvariantCulture);

    /// <summary>19 digits that sort by time, the latest first.</summary>
    public static string OfReverseTime(DateTimeOffset at) => (DateTimeOffset.MaxValue.UtcTicks - at.UtcTicks).ToString("D19", CultureInfo.InvariantCulture);

    private static bool IsPlain(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' or ':' or '@';

    private static string Escape(string id)
    {
        var key = new StringBuilder(id.Length * 2);
        foreach (var character in id)
        {
            _ = IsPlain(character) ? key.Append(character) : key.Append(CultureInfo.InvariantCulture, $"={(int)character:X4}");
        }

        return key.ToString();
    }
}
