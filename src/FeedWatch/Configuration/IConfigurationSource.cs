namespace FeedWatch.Configuration;

/// <summary>Gives the configuration of now to a program that runs on while it is edited.</summary>
public interface IConfigurationSource
{
    /// <summary>Why what was read last is not in use; none: it is.</summary>
    IReadOnlyList<string> Problems { get; }

    /// <summary>The last valid one; null: there never was one.</summary>
    Task<WatchConfiguration?> GetAsync(CancellationToken cancellationToken);
}
