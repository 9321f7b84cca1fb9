using FeedWatch.Configuration;
using FeedWatch.Host.Output;
using FeedWatch.Host.Settings;

namespace FeedWatch.Host.Commands.Config;

/// <summary>Reads feedwatch.yaml of this machine and what is in use, and says what differs.</summary>
internal sealed class ConfigComparison(WatchFile file, IWatchPlace place, LastValidCopy lastValid, StorePlace store, Lazy<RuleForecast> forecast, Terminal terminal)
{
    private readonly UnsetNames names = new(Environment.GetEnvironmentVariable);

    private bool IsOnBlob => place is not FilePlace;

    /// <summary>Why it cannot be done is written for a person.</summary>
    public async Task<ComparisonResult> RunAsync(CancellationToken cancellationToken)
    {
        var local = FilePlace.Read(file.Path);
        var read = names.Read(local);
        if (read is not ConfigurationResult.Valid { Configuration: var after } valid)
        {
            WriteMistakes(read);
            return new ComparisonResult.Failed(ExitCode.Wrong);
        }

        terminal.WriteErrors(valid.Warnings.Select(warning => $"warning: {warning}"));
        var inUse = IsOnBlob ? await place.ReadAsync(cancellationToken) : await lastValid.ReadAsync(cancellationToken);
        if (inUse is WatchText.Unreadable { IsOutOfReach: true } unreadable)
        {
            terminal.WriteError(unreadable.Mistake.ToString());
            return new ComparisonResult.Failed(ExitCode.Failed);
        }

        var before = await UnderstandAsync(inUse, cancellationToken);
        terminal.WriteErrors(names.Names.Order(StringComparer.Ordinal).Select(name => $"warning: {name} is not set here. It is filled in where FeedWatch runs, so it must be set there."));
        return new ComparisonResult.Compared((WatchText.Text)local, inUse, before is null, await CompareAsync(before, after, cancellationToken));
    }

    /// <summary>What the processes that run have in use: what lies there if it is valid, else the copy of what last was. Null: nothing is.</summary>
    private async Task<WatchConfiguration?> UnderstandAsync(WatchText inUse, CancellationToken cancellationToken)
    {
        var read = names.Read(inUse);
        if (read is ConfigurationResult.Invalid && inUse.Tag is not null)
        {
            terminal.WriteError(IsOnBlob ? "What lies there now cannot be used; this compares with what was last in use:" : "What was last in use cannot be read any more:");
            WriteMistakes(read);
        }

        if (read is ConfigurationResult.Invalid && IsOnBlob)
        {
            read = names.Read(await lastValid.ReadAsync(cancellationToken));
        }

        return read is ConfigurationResult.Valid valid ? valid.Configuration : null;
    }

    private async Task<IReadOnlyList<ConfigLine>> CompareAsync(WatchConfiguration? before, WatchConfiguration after, CancellationToken cancellationToken)
    {
        var differences = ConfigurationDiff.Between(before, after);
        var rules = differences
            .Where(difference => difference is { Thing: DifferenceThing.Rule, Change: not DifferenceChange.Removed })
            .Select(difference => difference.Name)
            .ToHashSet();
        var alerts = store.Exists && rules.Count > 0
            ? await forecast.Value.RunAsync(after, rules, cancellationToken)
            : new Dictionary<string, ForecastRule>();
        return [.. differences.Select(difference => ConfigLine.Of(difference, rules.Contains(difference.Name) && difference.Thing == DifferenceThing.Rule ? alerts.GetValueOrDefault(difference.Name) : null))];
    }

    private void WriteMistakes(ConfigurationResult result)
    {
        if (result is ConfigurationResult.Invalid invalid)
        {
            terminal.WriteErrors(invalid.Mistakes.Select(mistake => mistake.ToString()));
        }
    }
}

/// <summary>What comparing came to.</summary>
internal abstract record ComparisonResult
{
    private ComparisonResult()
    {
    }

    /// <param name="Local">The file of this machine; valid.</param>
    /// <param name="InUse">What lies where it is used from.</param>
    /// <param name="IsFirst">Nothing valid is in use yet.</param>
    /// <param name="Lines">The differences.</param>
    public sealed record Compared(WatchText.Text Local, WatchText InUse, bool IsFirst, IReadOnlyList<ConfigLine> Lines) : ComparisonResult;

    public sealed record Failed(int ExitCode) : ComparisonResult;
}
