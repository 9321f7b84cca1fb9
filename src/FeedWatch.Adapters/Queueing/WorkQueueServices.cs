using FeedWatch.Adapters.Storing.AzureTables;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FeedWatch.Adapters.Queueing;

/// <summary>The queues of a storage account. The options of the store are registered with the store.</summary>
public static class WorkQueueServices
{
    public static IServiceCollection AddAzureWorkQueue(this IServiceCollection services)
    {
        services.AddOptions<WorkQueueOptions>()
            .BindConfiguration(WorkQueueOptions.Section)
            .PostConfigure<IConfiguration>(UseTheHosts)
            .ValidateDataAnnotations()
            .Validate(AzureQueueAccount.IsUsable, "Queues:Account (or AzureWebJobsStorage) is neither https://ACCOUNT.queue.core.windows.net nor a connection string. Copy one from the account's page \"Access keys\".")
            .ValidateOnStart();
        services.AddSingleton<IWorkQueue>(Connect);
        return services;
    }

    private static AzureWorkQueue Connect(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<WorkQueueOptions>>().Value;
        return new AzureWorkQueue(AzureQueueAccount.Connect(options, services.GetRequiredService<IOptions<AzureTableOptions>>().Value), options);
    }

    // The host takes messages from the queues of its own storage, wherever the store is.
    private static void UseTheHosts(WorkQueueOptions options, IConfiguration configuration)
    {
        if (options.Account.Length == 0)
        {
            options.Account = configuration["AzureWebJobsStorage:queueServiceUri"] ?? configuration["AzureWebJobsStorage"] ?? string.Empty;
        }
    }
}
