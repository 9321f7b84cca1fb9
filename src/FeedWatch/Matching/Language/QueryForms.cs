using System.Collections.Frozen;

namespace FeedWatch.Matching.Language;

/// <summary>The words that mean something to the language: operators and fields, those of later versions too, so that nobody searches for "NEAR/3" without knowing.</summary>
internal static class QueryForms
{
    private static readonly FrozenSet<string> FieldsToCome = new[] { "author", "category", "feed", "lang" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // What stands in for a refused form, so that one mistake does not bring others with it.
    private static readonly FrozenDictionary<string, TokenKind[]> OperatorsToCome = new Dictionary<string, TokenKind[]>(StringComparer.Ordinal)
    {
        ["NEAR"] = [TokenKind.And],
        ["ONEAR"] = [TokenKind.And],
        ["EXCEPT"] = [TokenKind.And],
        ["WITH"] = [TokenKind.And],
        ["ATLEAST"] = [],
    }.ToFrozenDictionary();

    public static TokenKind? Operator(string run) => run switch
    {
        "AND" => TokenKind.And,
        "OR" => TokenKind.Or,
        "NOT" => TokenKind.Not,
        _ => null,
    };

    /// <summary>Whether a name before a colon is meant as a field. <paramref name="isJoined"/>: the next word follows at once, unlike in "Lavrov: we are ready".</summary>
    public static bool IsField(ReadOnlySpan<char> name, bool isJoined) =>
        Field(name) is not null
        || FieldsToCome.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name)
        || (isJoined && !name.ContainsAnyExceptInRange('A', 'z') && System.Text.Ascii.IsValid(name));

    public static TextField? Field(ReadOnlySpan<char> name) =>
        name.Equals("title", StringComparison.OrdinalIgnoreCase) ? TextField.Title
        : name.Equals("body", StringComparison.OrdinalIgnoreCase) ? TextField.Body
        : null;

    public static void CheckField(string name, Spot at, MistakeList mistakes)
    {
        if (FieldsToCome.Contains(name))
        {
            mistakes.Refuse(at, $"The field {name}: is not supported yet in this version.", "Use title: or body:, or leave the field out to search both.");
        }
        else if (Field(name) is null)
        {
            var nearest = NearestName.Of(name, ["title", "body"]);
            mistakes.Refuse(at, $"There is no field {name}:.", nearest is null ? "Write it in quotes to find these words, or use title: or body:." : $"Did you mean {nearest}:? Write it in quotes to find these words.");
        }
    }

    /// <summary>Null where the run is no such form; else what the parser is to see in its place.</summary>
    public static IReadOnlyList<TokenKind>? RefuseUnsupported(string run, Spot at, MistakeList mistakes)
    {
        var slash = run.IndexOf('/', StringComparison.Ordinal);
        if (OperatorsToCome.TryGetValue(slash < 0 ? run : run[..slash], out var instead))
        {
            mistakes.Refuse(at, $"{run} is not supported yet in this version.", $"{Alternative(run)} To find the word itself, write it in quotes.");
            return instead;
        }

        if (run[0] is '=' or '＝')
        {
            mistakes.Refuse(at, $"The exact spelling {run} is not supported yet in this version.", "Leave the = out: case and accents are ignored, whole words are found.");
            return run.Length > 1 ? [TokenKind.Word] : [];
        }

        if (run.Contains('*', StringComparison.Ordinal))
        {
            mistakes.Refuse(at, $"The star in {run} is not supported yet in this version.", "Write out the forms that you want: (sanction OR sanctions OR sanctioned).");
            return [TokenKind.Word];
        }

        return null;
    }

    private static string Alternative(string run) => run[0] switch
    {
        'N' or 'O' => "Write AND for words anywhere in the story, or a phrase in quotes for words in a row.",
        'E' => "Write AND NOT, which leaves out every story that holds the words.",
        'W' => "Write AND.",
        _ => "Write the words without it: one place is enough.",
    };
}
