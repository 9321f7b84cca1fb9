using FeedWatch.Host.Logging;
using FeedWatch.Host.Output;
using FeedWatch.Host.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace FeedWatch.Host;

/// <summary>Puts the parts together, and is the only place that names adapters.</summary>
public static class HostComposition
{
    public static ServiceProvider Compose(HostSettings settings, Terminal terminal, LogLevel logLevel)
    {
        var services = new ServiceCollection();
        services.AddSingleton(settings);
        services.AddSingleton(settings.Configuration);
        services.AddSingleton(terminal);
        services.TryAddSingleton(TimeProvider.System);
        services.AddLogging(logging => logging.SetMinimumLevel(logLevel));
        services.AddSingleton<ILoggerProvider>(provider => new PlainLoggerProvider(terminal.Error, provider.GetRequiredService<TimeProvider>()));
        return services.BuildServiceProvider();
    }
}
