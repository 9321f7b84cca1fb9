using System.Buffers;
using System.Collections.Frozen;
using FeedWatch.Configuration.Yaml;

namespace FeedWatch.Configuration.Sections;

/// <summary>Reads what is sent with each request to a feed. A value is never shown: it is most often a key.</summary>
internal sealed class FeedHeaders(Mistakes mistakes)
{
    private const int Most = 20;
    private const int MostLength = 4_000;

    // RFC 9110, 5.6.2.
    private static readonly SearchValues<char> Token = SearchValues.Create("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    // What frames the request, asks for less than the whole, or asks for an encoding that we cannot undo.
    private static readonly FrozenSet<string> Ours = new[]
    {
        "Host", "Connection", "Keep-Alive", "Proxy-Connection", "Proxy-Authorization", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "Expect",
        "Content-Length", "Content-Type", "Content-Encoding", "Accept-Encoding", "A-IM", "Range", "If-Range", "If-Match", "If-None-Match",
        "If-Modified-Since", "If-Unmodified-Since",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Secret = new[] { "Authorization", "Cookie", "X-Api-Key", "Api-Key", "X-Auth-Token" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private readonly NodeReader nodes = new(mistakes);

    public static IReadOnlyDictionary<string, string> None { get; } = FrozenDictionary<string, string>.Empty;

    public IReadOnlyDictionary<string, string> Read(Node? node)
    {
        if (nodes.Map(node, "`headers`", "Write `headers: { Authorization: 'Bearer ${NAME}' }`.") is not { } map)
        {
            return None;
        }

        if (map.Entries.Count > Most)
        {
            mistakes.Add(map.Place, $"A feed has more than {Most} headers.", "Delete those that the server does not need.");
            return None;
        }

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in map.Entries)
        {
            if (IsName(key) && ReadValue(key.Raw, value) is { } text && !headers.TryAdd(key.Raw, text))
            {
                mistakes.Add(key.Place, $"The header {key.Raw} is written twice: names of headers are the same in any case.", "Keep one of the two.");
            }
        }

        return headers;
    }

    private bool IsName(ScalarNode key)
    {
        if (key.Raw.Length is 0 or > 100 || key.Raw.AsSpan().ContainsAnyExcept(Token))
        {
            mistakes.Add(key.Place, $"{key.Raw.Shortened().Quoted()} is not the name of a header.", "Write one such as Authorization, without a colon or a space.");
            return false;
        }

        if (Ours.Contains(key.Raw))
        {
            mistakes.Add(key.Place, $"FeedWatch sets the header {key.Raw} itself.", "Delete it.");
            return false;
        }

        return true;
    }

    private string? ReadValue(string name, Node node)
    {
        if (nodes.Line(node, name, MostLength) is not { } value)
        {
            return null;
        }

        var text = value.Text!.Trim();
        if (text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            mistakes.Add(value.Place, $"The value of {name} holds a character that a header cannot carry.", "Write plain ASCII; percent-encode or Base64 what is not.");
            return null;
        }

        if (Secret.Contains(name) && !value.IsFilled)
        {
            mistakes.Warn(value.Place, $"The value of {name} stands in the file for everybody to read.", $"Keep it in the environment and write {name}: ${{NAME}}.");
        }

        return text;
    }
}
