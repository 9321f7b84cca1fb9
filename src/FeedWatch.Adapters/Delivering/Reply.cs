namespace FeedWatch.Adapters.Delivering;

/// <summary>What a server said, as one short line for the ledger.</summary>
internal static class Reply
{
    private const int MostUnits = 300;

    public static string Shorten(string? text)
    {
        var line = string.Join(' ', (text ?? string.Empty).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        var clean = string.Concat(line.Take(MostUnits).Where(character => !char.IsControl(character) && !char.IsSurrogate(character)));
        return line.Length > MostUnits ? clean + "…" : clean;
    }
}
