using FeedWatch.Storing;

namespace FeedWatch.Configuration;

/// <summary>Where feedwatch.yaml, or a copy of it, lies: a file of this machine, or something that several machines read.</summary>
public interface IWatchPlace
{
    /// <summary>Its path or address, as a person would name it. Holds no secret.</summary>
    string Name { get; }

    /// <summary>Nobody can see half a text there.</summary>
    bool IsWrittenWhole { get; }

    /// <summary>How long to wait between two looks, so that an edit is noticed soon and looking costs nothing to speak of.</summary>
    TimeSpan BetweenLooks { get; }

    Task<WatchText> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Puts a text in the place of what was read, whole or not at all. False: another text has come there since, and stays. Throws <see cref="StorageException"/>.</summary>
    /// <param name="yaml">The whole text.</param>
    /// <param name="over">The <see cref="WatchText.Tag"/> of what was read; null: there was nothing.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<bool> TryWriteAsync(string yaml, string? over, CancellationToken cancellationToken);
}
