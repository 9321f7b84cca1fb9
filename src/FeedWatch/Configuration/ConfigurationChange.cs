namespace FeedWatch.Configuration;

/// <summary>What a look at feedwatch.yaml showed.</summary>
public abstract record ConfigurationChange
{
    private ConfigurationChange()
    {
    }

    /// <summary>Nothing that a person or the program has to know.</summary>
    public sealed record Unchanged : ConfigurationChange;

    /// <summary>This is in use from now on. Also told when a bad edit was put right, even if nothing else changed.</summary>
    /// <param name="Configuration">What it says.</param>
    /// <param name="Warnings">What is allowed and probably not meant.</param>
    /// <param name="Yaml">The text that says so.</param>
    public sealed record Changed(WatchConfiguration Configuration, IReadOnlyList<ConfigurationMistake> Warnings, string Yaml) : ConfigurationChange;

    /// <summary>The file cannot be used, and the last valid configuration still is. Told once for the same mistakes.</summary>
    public sealed record Kept(IReadOnlyList<ConfigurationMistake> Mistakes) : ConfigurationChange;
}
