using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using FeedWatch.Adapters.Storing.AzureTables;

namespace FeedWatch.Testing.Azure;

/// <summary>Makes accounts on the shared <see cref="Azurite"/>, each as if it were empty.</summary>
internal static class AzureAccounts
{
    private static int made;

    /// <summary>Tables of its own in the one Azurite: the prefix differs from any other's of this process.</summary>
    public static AzureTableOptions Fresh() => new()
    {
        Account = Azurite.Shared.ConnectionString,
        TablePrefix = $"t{Interlocked.Increment(ref made)}x",

        // Azurite is never too busy; what is tried again here failed because a test made it fail.
        RetryDelay = TimeSpan.FromMilliseconds(1),
        Retries = 10,
    };

    /// <param name="options">Which account.</param>
    /// <param name="network">Breaks requests; null: all go through.</param>
    /// <param name="counter">Counts them; null: nobody does.</param>
    public static AzureTableAccount Open(AzureTableOptions options, HttpPipelineTransport? network = null, TransactionCounter? counter = null) =>
        new(options, client => Change(client, network, counter));

    private static void Change(TableClientOptions client, HttpPipelineTransport? network, TransactionCounter? counter)
    {
        client.Retry.MaxDelay = TimeSpan.FromMilliseconds(20);
        client.Transport = network ?? client.Transport;
        if (counter is not null)
        {
            client.AddPolicy(counter, HttpPipelinePosition.PerRetry);
        }
    }
}
