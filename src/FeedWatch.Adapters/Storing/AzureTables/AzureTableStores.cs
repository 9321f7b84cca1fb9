using FeedWatch.Alerting;
using FeedWatch.Delivering;
using FeedWatch.Feeds;
using FeedWatch.Matching;
using FeedWatch.Storing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace FeedWatch.Adapters.Storing.AzureTables;

/// <summary>Every store in the tables of one storage account.</summary>
public static class AzureTableStores
{
    /// <summary>Nothing is asked of the account before a store is used.</summary>
    public static IServiceCollection AddAzureTableStores(this IServiceCollection services)
    {
        services.AddOptions<AzureTableOptions>().BindConfiguration(AzureTableOptions.Section).ValidateDataAnnotations()
            .Validate(AzureTableAccount.IsUsable, "Store:Account is neither https://ACCOUNT.table.core.windows.net nor a connection string. Copy one from the account's page \"Access keys\".")
            .ValidateOnStart();
        services.AddSingleton(provider => new AzureTableAccount(provider.GetRequiredService<IOptions<AzureTableOptions>>().Value));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IFeedStateStore, AzureFeedStates>();
        services.AddSingleton<IFeedSchedule, AzureFeedSchedule>();
        services.AddSingleton<IRuleStateStore, AzureRuleStates>();
        services.AddSingleton<IStoryStore, AzureStories>();
        services.AddSingleton<AlertTable>();
        services.AddSingleton<IOpenAlerts, OpenAlerts>();
        services.AddSingleton<IHitStore, AzureHits>();
        services.AddSingleton<IOutbox, AzureOutbox>();
        services.AddSingleton<IMailStore, AzureMails>();
        return services;
    }
}
