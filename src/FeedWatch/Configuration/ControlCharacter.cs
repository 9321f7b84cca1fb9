using System.Buffers;
using FeedWatch.Configuration.Yaml;

namespace FeedWatch.Configuration;

/// <summary>Finds what no editor shows: a terminal would obey it, and YamlDotNet takes the separators for line breaks where editors and YAML 1.2 do not.</summary>
internal static class ControlCharacter
{
    private static readonly SearchValues<char> Forbidden = SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(code => char.IsControl(code) && code is not ('\t' or '\n' or '\r')), '\u2028', '\u2029']);

    public static TextPlace? Find(string source)
    {
        var index = source.AsSpan().IndexOfAny(Forbidden);
        if (index < 0)
        {
            return null;
        }

        var before = source.AsSpan(0, index);
        return new TextPlace(before.Count('\n') + 1, index - before.LastIndexOf('\n'), index);
    }
}
