namespace FeedWatch.Storing;

/// <summary>Keeps hits for a year.</summary>
public interface IHitStore
{
    /// <summary>By key: one that is already there stays as it is. Gives back each hit as stored, in the order asked, and never says which were new: a crash after that answer would lose those.</summary>
    Task<IReadOnlyList<Hit>> AddAsync(IReadOnlyList<Hit> hits, CancellationToken cancellationToken);

    /// <summary>Those of the keys that are there, in the order asked.</summary>
    Task<IReadOnlyList<Hit>> GetAsync(IReadOnlyList<HitKey> keys, CancellationToken cancellationToken);

    /// <summary>Latest found first.</summary>
    IAsyncEnumerable<Hit> FindAsync(HitSearch search, CancellationToken cancellationToken);

    /// <summary>Removes at most <paramref name="most"/> hits found before <paramref name="before"/> and gives back how many. A hit that an open alert still needs stays.</summary>
    Task<int> RemoveOldAsync(DateTimeOffset before, int most, CancellationToken cancellationToken);
}

/// <summary>Which hits to list; what is null does not restrict.</summary>
/// <param name="Rule">The rule's name.</param>
/// <param name="Since">Found at or after.</param>
/// <param name="Words">Words that title or text must all contain, in any order and case.</param>
/// <param name="Limit">At most so many.</param>
public sealed record HitSearch(string? Rule = null, DateTimeOffset? Since = null, string? Words = null, int Limit = 1_000);
