using System.Text;

namespace FeedWatch.Configuration;

/// <summary>Puts the environment's values where a text says <c>${NAME}</c>. What is put in is never read again: it can hold neither YAML nor another <c>${NAME}</c>.</summary>
internal sealed class EnvironmentFill(Func<string, string?> environment)
{
    private const string Open = "${";
    private const int MostBytesOfFile = 64 * 1024;

    private const int MostFilled = 4 * 1024 * 1024;

    private readonly Dictionary<string, (string? Value, string Problem)> values = new(StringComparer.Ordinal);
    private long filled;

    /// <summary>Everything that was put in, in the order of its first use.</summary>
    public IEnumerable<string> Used => values.Select(value => $"{value.Key}={value.Value.Value}");

    /// <summary>Null where something is missing; <paramref name="missing"/> is then told where in the text, and why.</summary>
    public string? Fill(string raw, Action<int, string, string> missing)
    {
        var at = raw.IndexOf(Open, StringComparison.Ordinal);
        if (at < 0)
        {
            return raw;
        }

        var text = new StringBuilder();
        var whole = true;
        var from = 0;
        for (; at >= 0; at = raw.IndexOf(Open, from, StringComparison.Ordinal))
        {
            if (at > from && raw[at - 1] == '$')
            {
                // $${ is a way to write ${ itself.
                text.Append(raw, from, at - 1 - from).Append(Open);
                from = at + Open.Length;
                continue;
            }

            text.Append(raw, from, at - from);
            whole &= Append(text, raw, at, missing, out from);
        }

        return whole ? text.Append(raw, from, raw.Length - from).ToString() : null;
    }

    private bool Append(StringBuilder text, string raw, int at, Action<int, string, string> missing, out int next)
    {
        var close = raw.IndexOf('}', at);
        var name = close < 0 ? string.Empty : raw[(at + Open.Length)..close];
        next = close < 0 ? raw.Length : close + 1;
        if (!IsName(name))
        {
            missing(at, "`${` does not lead the name of an environment variable.", "Write ${NAME} with letters, digits and _, or $${ for the two characters themselves.");
            return false;
        }

        var (value, problem) = Find(name);
        if (value is null)
        {
            missing(at, problem, $"Set {name}, or set {name}_FILE to a file that holds the value.");
            return false;
        }

        // The same long value in every line would be a bomb.
        filled += value.Length;
        if (filled > MostFilled)
        {
            missing(at, "The environment fills in more than 4 million characters.", "Use shorter values, or fewer of them.");
            return false;
        }

        text.Append(value);
        return true;
    }

    private (string? Value, string Problem) Find(string name)
    {
        if (!values.TryGetValue(name, out var known))
        {
            known = LookUp(name);
            values.Add(name, known);
        }

        return known;
    }

    // An empty variable counts as missing: nobody means an empty address or token, and on Windows the two are the same.
    private (string? Value, string Problem) LookUp(string name)
    {
        if (environment(name) is { Length: > 0 } value)
        {
            return (value, string.Empty);
        }

        return environment($"{name}_FILE") is { Length: > 0 } path
            ? ReadSecret(name, path)
            : (null, $"The environment variable {name} is not set.");
    }

    private static (string? Value, string Problem) ReadSecret(string name, string path)
    {
        try
        {
            var bytes = BoundedFile.Read(path, MostBytesOfFile);
            if (bytes is null)
            {
                return (null, $"The file that {name}_FILE names is larger than 64 KiB.");
            }

            // Editors and `echo` end a file with a line break that is not part of the secret.
            var value = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF').TrimEnd('\r', '\n');
            return value.Length == 0 ? (null, $"The file that {name}_FILE names is empty.") : (value, string.Empty);
        }
        catch (Exception exception) when (BoundedFile.IsUnreadable(exception))
        {
            return (null, $"The file that {name}_FILE names cannot be read.");
        }
    }

    private static bool IsName(string name) =>
        name.Length is > 0 and <= 200 && !char.IsAsciiDigit(name[0]) && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');
}
