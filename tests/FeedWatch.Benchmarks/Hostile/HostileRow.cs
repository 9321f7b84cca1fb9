namespace FeedWatch.Benchmarks.Hostile;

/// <summary>How one attack ended.</summary>
/// <param name="Name">What was tried.</param>
/// <param name="Bytes">That were read.</param>
/// <param name="Cost">What it took.</param>
/// <param name="Outcome">What came of it, in words.</param>
/// <param name="IsAsItShould">It ended in the way it must.</param>
internal sealed record HostileRow(string Name, long Bytes, Cost Cost, string Outcome, bool IsAsItShould = true)
{
    public const string Heading = "| attack | MB | CPU ms | ms a MB | peak MB | outcome | |\n|---|---|---|---|---|---|---|";

    private const double MostMillisecondsAMegabyte = 100;
    private const double MostMegabytes = 64;
    private const double Mega = 1024 * 1024;

    // What is smaller than a megabyte is held to the time of one.
    private double PerMegabyte => Cost.Processor.TotalMilliseconds / Math.Max(1, Bytes / Mega);

    public bool IsWell => IsAsItShould && PerMegabyte < MostMillisecondsAMegabyte && Cost.PeakBytes / Mega < MostMegabytes;

    public override string ToString() => FormattableString.Invariant(
        $"| {Name} | {Bytes / Mega:F2} | {Cost.Processor.TotalMilliseconds:F0} | {PerMegabyte:F1} | {Cost.PeakBytes / Mega:F1} | {Outcome.Replace('|', '/')} | {(IsWell ? "well" : "**NOT WELL**")} |");
}
