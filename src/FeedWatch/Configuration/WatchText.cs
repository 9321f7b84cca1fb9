using System.Text;

namespace FeedWatch.Configuration;

/// <summary>What lies where feedwatch.yaml should be: text, or the reason why there is none.</summary>
public abstract record WatchText
{
    private WatchText()
    {
    }

    /// <summary>Tells this content from what was there before and comes after; null: nothing is there.</summary>
    public abstract string? Tag { get; }

    /// <summary>Reads no more than can be used.</summary>
    /// <param name="name">Leads each mistake.</param>
    /// <param name="tag">The content's.</param>
    /// <param name="content">From its beginning.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<WatchText> ReadAsync(string name, string tag, Stream content, CancellationToken cancellationToken) =>
        Of(name, tag, await BoundedFile.ReadAsync(content, ConfigurationReader.MostBytes, cancellationToken));

    /// <param name="bytes">Null: more than can be used.</param>
    internal static WatchText Of(string name, string tag, byte[]? bytes) => bytes is null
        ? new Unreadable(AtTop(name, "The file is larger than 4 MiB.", "Split it between several installations."), tag)
        : Decode(name, tag, bytes);

    // Windows PowerShell writes UTF-16 with a mark at the beginning; that is read too. Anything else must be UTF-8, or names would be silently garbled.
    private static WatchText Decode(string name, string tag, byte[] bytes)
    {
        Encoding encoding = bytes switch
        {
            [0xFF, 0xFE, ..] => Encoding.Unicode,
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
            _ => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true),
        };
        if (encoding is not UTF8Encoding || System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return new Text(name, encoding.GetString(bytes), tag);
        }

        var before = encoding.GetString(ValidPart(bytes));
        return new Unreadable(new ConfigurationMistake(name, before.AsSpan().Count('\n') + 1, before.Length - before.LastIndexOf('\n'), "The file is not UTF-8 from here on.", "Save it as UTF-8 in your editor."), tag);
    }

    private static ReadOnlySpan<byte> ValidPart(ReadOnlySpan<byte> bytes)
    {
        var rest = bytes;
        while (Rune.DecodeFromUtf8(rest, out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            rest = rest[length..];
        }

        return bytes[..^rest.Length];
    }

    private static ConfigurationMistake AtTop(string name, string text, string advice) => new(name, 1, 1, text, advice);

    /// <param name="Name">Leads each mistake.</param>
    /// <param name="Yaml">All of it.</param>
    /// <param name="Tag">Another for the same text where it was written anew: then the secrets of the environment are read again too.</param>
    public sealed record Text(string Name, string Yaml, string Tag) : WatchText
    {
        public override string Tag { get; } = Tag;
    }

    /// <param name="Mistake">Why, and what to do.</param>
    /// <param name="Tag">Of what is there and cannot be used; null: nothing is there, or nobody knows.</param>
    /// <param name="IsOutOfReach">Nothing is wrong with the text as far as anybody knows: the network, the server or the sign-in failed.</param>
    public sealed record Unreadable(ConfigurationMistake Mistake, string? Tag = null, bool IsOutOfReach = false) : WatchText
    {
        public override string? Tag { get; } = Tag;

        public static Unreadable Of(string name, string text, string advice, bool isOutOfReach = false) => new(AtTop(name, text, advice), IsOutOfReach: isOutOfReach);
    }
}
