using Azure.Core;
using Azure.Identity;
using Azure.Storage.Blobs;
using FeedWatch.Adapters.Storing.AzureTables;
using FeedWatch.Configuration;
using FeedWatch.Storing;

namespace FeedWatch.Adapters.Configuration;

/// <summary>The blob that <c>Watch:Blob</c> names, and the copy of its last valid text beside it.</summary>
public sealed class WatchBlob
{
    private const string CopyPrefix = "last-valid-";
    private static readonly TimeSpan LongestRetryDelay = TimeSpan.FromSeconds(10);

    public WatchBlob(WatchBlobOptions options, AzureTableOptions store)
        : this(options, store, configure: null)
    {
    }

    /// <param name="options">Which blob.</param>
    /// <param name="store">Which account, and how often a request is tried.</param>
    /// <param name="configure">Changes the pipeline of requests: another transport, a policy that counts.</param>
    internal WatchBlob(WatchBlobOptions options, AzureTableOptions store, Action<BlobClientOptions>? configure)
    {
        var address = BlobAddress.Of(options, store);
        var clientOptions = Pipeline(store);
        configure?.Invoke(clientOptions);
        var blob = new BlobPlace(Connect(address, store, clientOptions));
        var folder = address.Blob.LastIndexOf('/') + 1;
        (Text, LastValid) = (blob, new BlobPlace(blob.Beside(address.Blob.Insert(folder, CopyPrefix))));
    }

    public IWatchPlace Text { get; }

    /// <summary>Named after the blob, so that several may lie in one container.</summary>
    public IWatchPlace LastValid { get; }

    private static BlobClient Connect(BlobAddress address, AzureTableOptions store, BlobClientOptions clientOptions)
    {
        if (address.Address is { } url)
        {
            return new BlobClient(url, new DefaultAzureCredential(), clientOptions);
        }

        try
        {
            return new BlobClient(store.Account, address.Container, address.Blob, clientOptions);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or InvalidOperationException)
        {
            // The message of the exception could hold a part of the key.
            throw new StorageException("Store:Account is neither https://ACCOUNT.table.core.windows.net nor a connection string. Copy the connection string from the account's page \"Access keys\".");
        }
    }

    private static BlobClientOptions Pipeline(AzureTableOptions store) => new()
    {
        Retry =
        {
            Mode = RetryMode.Exponential,
            MaxRetries = store.Retries,
            Delay = store.RetryDelay,
            MaxDelay = LongestRetryDelay,
            NetworkTimeout = store.TryTimeout,
        },
        Diagnostics = { ApplicationId = "FeedWatch" },
    };
}
