using Azure.Identity;
using Azure.Storage.Queues;
using FeedWatch.Adapters.Storing.AzureTables;
using FeedWatch.Storing;

namespace FeedWatch.Adapters.Queueing;

/// <summary>Finds the account of the queues: one setting for the store is enough.</summary>
internal static class AzureQueueAccount
{
    /// <param name="queues">Says which account, if it is not the store's.</param>
    /// <param name="store">The store's account, and how long to try.</param>
    /// <param name="configure">Changes the pipeline of requests.</param>
    public static QueueServiceClient Connect(WorkQueueOptions queues, AzureTableOptions store, Action<QueueClientOptions>? configure = null)
    {
        // As host.json says: whoever sends must encode as the host decodes.
        var client = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 };
        store.Apply(client);
        configure?.Invoke(client);
        return AddressOf(queues, store) is { } address
            ? new QueueServiceClient(address, new DefaultAzureCredential(), client)
            : new QueueServiceClient(queues.Account.Length > 0 ? queues.Account : store.Account, client);
    }

    /// <summary>Whether the setting is an address, a connection string or left to the store. Asks nothing of the account.</summary>
    public static bool IsUsable(WorkQueueOptions queues)
    {
        try
        {
            return queues.Account.Length == 0 || AzureTableOptions.AddressIn(queues.Account) is not null || new QueueServiceClient(queues.Account).Uri.IsAbsoluteUri;
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Null for a connection string.</summary>
    public static Uri? AddressOf(WorkQueueOptions queues, AzureTableOptions store) =>
        queues.Account.Length > 0 ? AzureTableOptions.AddressIn(queues.Account) : store.Address is { } tables ? Beside(tables) : null;

    // https://ACCOUNT.table.core.windows.net, in each of Azure's clouds.
    private static Uri Beside(Uri tables)
    {
        var labels = tables.Host.Split('.');
        return labels is [var account, "table", .. var cloud]
            ? new UriBuilder(tables) { Host = string.Join('.', [account, "queue", .. cloud]) }.Uri
            : throw new StorageException("The address of the queues cannot be told from Store:Account. Set Queues:Account to https://ACCOUNT.queue.core.windows.net.");
    }
}
