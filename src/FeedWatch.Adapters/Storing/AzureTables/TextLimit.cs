namespace FeedWatch.Adapters.Storing.AzureTables;

/// <summary>How much text a column takes.</summary>
internal static class TextLimit
{
    /// <summary>UTF-16 units. The service takes 32,768.</summary>
    public const int Characters = 32_000;

    /// <summary>Ends with … what is longer, and never between the halves of a character.</summary>
    public static string Cut(string text)
    {
        if (text.Length <= Characters)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[Characters - 2]) ? Characters - 2 : Characters - 1;
        return text[..end] + "…";
    }
}
