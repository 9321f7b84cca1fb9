using Azure.Data.Tables;
using Azure.Identity;

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

    /// <summary>Whether the setting is an address or a connection string. Asks nothing of the account.</summary>
    public static bool IsUsable(AzureTableOptions options)
    {
        try
        {
            return options.Address is not null || new TableServiceClient(options.Account).Uri.IsAbsoluteUri;
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    public AzureTable Table(string name) => new(service.GetTableClient(prefix + name), service.AccountName);

    private static TableServiceClient Connect(AzureTableOptions options, TableClientOptions clientOptions) => options.Address is { } address
        ? new TableServiceClient(address, new DefaultAzureCredential(), clientOptions)
        : new TableServiceClient(options.Account, clientOptions);
}
