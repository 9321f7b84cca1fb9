namespace FeedWatch.Parsing.Markup;

/// <summary>What was against the rules of XML, of the format or of the encoding, and was read all the same.</summary>
[Flags]
internal enum Repair
{
    None = 0,
    BareCharacters = 1,
    HtmlEntities = 1 << 1,
    ControlCharacters = 1 << 2,
    MismatchedTags = 1 << 3,
    UndeclaredPrefixes = 1 << 4,
    TextAround = 1 << 5,
    Encoding = 1 << 6,
    BrokenCharacters = 1 << 7,
    InternalEntities = 1 << 8,
    NestedEntries = 1 << 9,
    UnknownZones = 1 << 10,
    Attributes = 1 << 11,
    JsonSyntax = 1 << 12,
    EncodedTwice = 1 << 13,
}

/// <summary>Repairs in the words of a person.</summary>
internal static class Repairs
{
    private static readonly (Repair Repair, string Words)[] Words =
    [
        (Repair.Encoding, "the encoding is not the one that was declared"),
        (Repair.EncodedTwice, "text encoded twice"),
        (Repair.BrokenCharacters, "bytes that are no characters of the encoding"),
        (Repair.TextAround, "text before the document"),
        (Repair.InternalEntities, "entities of a DOCTYPE"),
        (Repair.HtmlEntities, "entities of HTML without a declaration"),
        (Repair.BareCharacters, "bare & or <"),
        (Repair.ControlCharacters, "control characters"),
        (Repair.MismatchedTags, "tags that do not close where they should"),
        (Repair.Attributes, "attributes without quotes"),
        (Repair.UndeclaredPrefixes, "prefixes without a declaration"),
        (Repair.NestedEntries, "entries within entries"),
        (Repair.JsonSyntax, "control characters, comments or commas that JSON forbids"),
        (Repair.UnknownZones, "dates in a time zone that is unknown, read as UTC"),
    ];

    public static IReadOnlyList<string> InWords(Repair repairs) =>
        repairs == Repair.None ? [] : [.. Words.Where(entry => repairs.HasFlag(entry.Repair)).Select(entry => entry.Words)];
}
