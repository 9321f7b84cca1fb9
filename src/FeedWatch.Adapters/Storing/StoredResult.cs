using System.Diagnostics;
using FeedWatch.Delivering;
using FeedWatch.Storing;

namespace FeedWatch.Adapters.Storing;

/// <summary>What came of an attempt, as every kind of store keeps it: a number and one text.</summary>
internal static class StoredResult
{
    /// <summary>These numbers are in every store there is.</summary>
    public static int Kind(SendResult result) => result switch
    {
        SendResult.Accepted => 0,
        SendResult.TryLater => 1,
        SendResult.RecipientRefused => 2,
        SendResult.ContentRefused => 3,
        _ => throw new UnreachableException(),
    };

    /// <summary>The provider's id of what was accepted, the reason of what was not.</summary>
    public static string? Detail(SendResult result) => result switch
    {
        SendResult.Accepted accepted => accepted.ProviderId,
        SendResult.TryLater later => later.Reason,
        SendResult.RecipientRefused refused => refused.Reason,
        SendResult.ContentRefused refused => refused.Reason,
        _ => throw new UnreachableException(),
    };

    public static SendResult Read(int kind, string? detail) => kind switch
    {
        0 => new SendResult.Accepted(detail),
        1 => new SendResult.TryLater(detail ?? string.Empty),
        2 => new SendResult.RecipientRefused(detail ?? string.Empty),
        3 => new SendResult.ContentRefused(detail ?? string.Empty),
        _ => throw new StorageException($"A delivery has a result ({kind}) of a newer FeedWatch. Use the newer version."),
    };
}
