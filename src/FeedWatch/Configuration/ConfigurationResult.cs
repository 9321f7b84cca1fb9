namespace FeedWatch.Configuration;

/// <summary>What came of reading feedwatch.yaml.</summary>
public abstract record ConfigurationResult
{
    private ConfigurationResult()
    {
    }

    /// <param name="Configuration">What the file says.</param>
    /// <param name="Warnings">What is allowed and probably not meant.</param>
    public sealed record Valid(WatchConfiguration Configuration, IReadOnlyList<ConfigurationMistake> Warnings) : ConfigurationResult;

    /// <param name="Mistakes">All of them in the order of the file, as far as they can be told apart; never none.</param>
    public sealed record Invalid(IReadOnlyList<ConfigurationMistake> Mistakes) : ConfigurationResult;
}
