using FeedWatch.Host.Functions.Pages;
using Microsoft.Extensions.DependencyInjection;

namespace FeedWatch.Host.Functions.Handling;

/// <summary>The parts that turn the host's requests into calls of <see cref="FeedWatchFunctions"/>.</summary>
internal static class HandlerServices
{
    public static IServiceCollection AddFunctionsHandler(this IServiceCollection services)
    {
        services.AddSingleton<HealthCheck>();
        services.AddSingleton<HitsPage>();
        services.AddSingleton<WebPages>();
        services.AddSingleton(provider => FunctionTable.Of(provider.GetRequiredService<Lazy<FeedWatchFunctions>>(), provider.GetRequiredService<Lazy<WebPages>>()));
        services.AddSingleton<FunctionRunner>();
        services.AddSingleton<RequestHandler>();
        services.AddSingleton<HandlerServer>();
        return services;
    }
}
