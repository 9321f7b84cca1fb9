using FeedWatch.Adapters.Storing.AzureTables;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FeedWatch.Adapters.Configuration;

/// <summary>Reads feedwatch.yaml from a blob.</summary>
public static class WatchBlobServices
{
    public static bool IsWatchBlobSet(this IConfiguration configuration) =>
        !string.IsNullOrWhiteSpace(configuration[$"{WatchBlobOptions.Section}:{nameof(WatchBlobOptions.Blob)}"]);

    /// <summary>Adds <see cref="WatchBlob"/>. A wrong setting is told of at start; the network is not asked before the first look.</summary>
    public static IServiceCollection AddWatchBlob(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AzureTableOptions>().Bind(configuration.GetSection(AzureTableOptions.Section));
        services.AddOptions<WatchBlobOptions>().Bind(configuration.GetSection(WatchBlobOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<WatchBlobOptions>, WatchBlobCheck>();
        services.AddSingleton(provider => new WatchBlob(provider.GetRequiredService<IOptions<WatchBlobOptions>>().Value, provider.GetRequiredService<IOptions<AzureTableOptions>>().Value));
        return services;
    }
}
