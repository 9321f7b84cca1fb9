using Azure.Data.Tables;
using Azure.Identity;
using FeedWatch.Storing;

namespace FeedWatch.Adapters.Storing.AzureTables;

/// <summary>The storage account. Its tables share one connection pool, one sign-in and the same retries.</summary>
internal sealed class AzureTableAccount
{
    private readonly TableServiceClient service;
    private readonly string prefix;

    /// <param name="options">Which account.</param>
    /// <param name="configure">Changes the pipeline of requests: another transport, a policy that counts.</param>
    public AzureTableAccount(AzureTableOptions options, Action<TableClientOptions>? configure = null)
    {
        prefix = options.TablePrefix;
        var clientOptions = new TableClientOptions();
        options.Apply(clientOptions);
        configure?.Invoke(clientOptions);
        service = Connect(options, clientOptions);
    }

    public AzureTable Table(string name) => new(service.GetTableClient(prefix + name), service.AccountName);

    private static TableServiceClient Connect(AzureTableOptions options, TableClientOptions clientOptions)
    {
        if (options.Address is { } address)
        {
            return new TableServiceClient(address, new DefaultAzureCredential(), clientOptions);
        }

        try
        {
            return new TableServiceClient(options.Account, clientOptions);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or InvalidOperationException)
        {
            // The message of the exception could hold a part of the key.
            throw new StorageException("Store:Account is neither https://ACCOUNT.table.core.windows.net nor a connection string. Copy the connection string from the account's page \"Access keys\".");
        }
    }
}
