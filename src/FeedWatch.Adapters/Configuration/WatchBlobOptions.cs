namespace FeedWatch.Adapters.Configuration;

/// <summary>Where feedwatch.yaml lies if it is no file of this machine. Section <c>Watch</c>.</summary>
public sealed class WatchBlobOptions
{
    public const string Section = "Watch";

    /// <summary>The address of a blob, https://ACCOUNT.blob.core.windows.net/CONTAINER/feedwatch.yaml, which is used with the identity that the program runs under; or CONTAINER/feedwatch.yaml in the account that <c>Store:Account</c> names. Default: none, the file is used.</summary>
    public string Blob { get; set; } = string.Empty;
}
