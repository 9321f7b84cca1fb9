using System.Buffers;
using FeedWatch.Configuration.Yaml;

namespace FeedWatch.Configuration;

/// <summary>Finds what no editor shows: YAML forbids it, YamlDotNet lets it through, and a terminal would obey it.</summary>
internal static class ControlCharacter
{
    private static readonly SearchValues<char> Forbidden = SearchValues.Create(
        string.Concat(Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(code => char.IsControl(code) && code is not ('\t' or '\n' or '\r' or '\u0085'))));

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
