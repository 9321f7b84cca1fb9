using System.Buffers;

namespace FeedWatch.Parsing;

/// <summary>Ids as publishers give them, but for what no XML parser would have let through as it stands.</summary>
internal static class CleanId
{
    private static readonly SearchValues<char> Controls = SearchValues.Create([.. Enumerable.Range(0, ' ').Select(code => (char)code).Where(character => character is not ('\t' or '\n'))]);

    /// <summary>Trimmed; line ends as XML counts them (section 2.11), control characters dropped.</summary>
    public static string Of(string id)
    {
        var trimmed = id.Trim();
        if (!trimmed.AsSpan().ContainsAny(Controls))
        {
            return trimmed;
        }

        var lines = trimmed.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        return string.Concat(lines.Where(character => !Controls.Contains(character))).Trim();
    }
}
