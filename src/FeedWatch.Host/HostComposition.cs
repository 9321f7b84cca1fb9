using FeedWatch.Adapters.Configuration;
using FeedWatch.Adapters.Delivering;
using FeedWatch.Adapters.Parsing;
using FeedWatch.Adapters.Queueing;
using FeedWatch.Adapters.Storing.AzureTables;
using FeedWatch.Adapters.Storing.Sqlite;
using FeedWatch.Configuration;
using FeedWatch.Feeds;
using FeedWatch.Host.Commands;
using FeedWatch.Host.Commands.Config;
using FeedWatch.Host.Commands.Trying;
using FeedWatch.Host.Functions;
using FeedWatch.Host.Functions.Handling;
using FeedWatch.Host.Functions.Telemetry;
using FeedWatch.Host.Logging;
using FeedWatch.Host.Output;
using FeedWatch.Host.Probing;
using FeedWatch.Host.Reading;
using FeedWatch.Host.Settings;
using FeedWatch.Host.Tracing;
using FeedWatch.Parsing.Articles;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FeedWatch.Host;

/// <summary>Puts the parts together, and is the only place that names adapters.</summary>
public static class HostComposition
{
    public const string DatabaseName = "feedwatch.db";

    /// <param name="time">The system's, unless a test says otherwise.</param>
    public static ServiceProvider Compose(HostSettings settings, Terminal terminal, LogLevel logLevel, TimeProvider? time = null)
    {
        var configuration = WithFolder(settings);
        var services = new ServiceCollection();
        services.AddSingleton(settings);
        services.AddSingleton(configuration);
        services.AddSingleton(terminal);
        services.AddSingleton(time ?? TimeProvider.System);
        services.AddLogging(logging => logging.SetMinimumLevel(logLevel));
        services.AddSingleton<ILoggerProvider>(provider => new PlainLoggerProvider(terminal.LogOf, provider.GetRequiredService<TimeProvider>()));

        services.AddSingleton(typeof(IOptions<>), typeof(CheckedOptions<>));
        services.AddFeedWatch();
        services.AddSingleton<IArticleExtractor, SmartReaderExtractor>();
        AddStores(services, configuration);
        services.AddTransient(typeof(Lazy<>), typeof(LazyPart<>));
        services.AddMailTransport(configuration);

        services.AddSingleton(new ConfigurationReader(Environment.GetEnvironmentVariable));
        services.AddSingleton<WatchFile>();
        AddWatchPlace(services, configuration);
        services.AddSingleton<WatchedConfiguration>();
        services.AddSingleton<FunctionsConfiguration>();
        services.AddSingleton<FeedWatch.Configuration.IConfigurationSource>(provider => provider.GetRequiredService<FunctionsConfiguration>());
        services.AddSingleton<FeedProbe>();
        services.AddSingleton<FeedFinder>();
        services.AddSingleton<TrialConfiguration>();
        services.AddSingleton<KeptTrial>();
        services.AddSingleton<TrialStories>();
        services.AddSingleton<TrialScreen>();
        services.AddSingleton<StoryFileTrial>();
        services.AddSingleton<StorySearch>();
        services.AddSingleton<RuleVerdicts>();
        services.AddSingleton<WhyScreen>();
        services.AddSingleton<DocumentReader>();
        services.AddSingleton<ConfigComparison>();
        services.AddSingleton<ComparedText>();
        services.AddSingleton<DiffScreen>();
        AddFunctions(services);
        return services.BuildServiceProvider();
    }

    /// <summary>Makes this the one process that polls and delivers from a database. Null and a line for a person where another one is. In a storage account leases keep processes apart.</summary>
    public static IDisposable? TakeLock(IServiceProvider services, out string refusal)
    {
        refusal = string.Empty;
        if (services.GetRequiredService<StorePlace>() is not StorePlace.Database database)
        {
            return new NoLock();
        }

        var taken = DatabaseLock.TryAcquire(database.Path);
        refusal = taken is LockResult.InUse inUse ? inUse.Message : string.Empty;
        return (taken as LockResult.Acquired)?.Lock;
    }

    private static void AddStores(IServiceCollection services, IConfiguration configuration)
    {
        if (string.IsNullOrWhiteSpace(configuration[HostSettings.StoreAccount]))
        {
            services.AddSqliteStores();
            services.AddSingleton<StorePlace>(provider => new StorePlace.Database(provider.GetRequiredService<IOptions<SqliteOptions>>().Value.Path));
        }
        else
        {
            services.AddAzureTableStores();
            services.AddAzureWorkQueue();
            services.AddSingleton<StorePlace, StorePlace.Account>();
        }
    }

    private static void AddWatchPlace(IServiceCollection services, IConfiguration configuration)
    {
        if (configuration.IsWatchBlobSet())
        {
            services.AddWatchBlob(configuration);
            services.AddSingleton(provider => provider.GetRequiredService<WatchBlob>().Text);
            services.AddSingleton(provider => ActivatorUtilities.CreateInstance<LastValidCopy>(provider, provider.GetRequiredService<WatchBlob>().LastValid));
        }
        else
        {
            services.AddSingleton<IWatchPlace>(provider => new FilePlace(provider.GetRequiredService<WatchFile>().Path));
            services.AddSingleton(provider => ActivatorUtilities.CreateInstance<LastValidCopy>(provider, new FilePlace(LastValidPath(provider))));
        }
    }

    private static void AddFunctions(IServiceCollection services)
    {
        services.AddOptions<TelemetryOptions>().BindConfiguration(TelemetryOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<FeedWatchMetrics>();
        services.AddSingleton<MetricsReport>();
        services.AddSingleton<LatenessCheck>();
        services.AddSingleton<Sweep>();
        services.AddSingleton<FeedWatchFunctions>();
        services.AddFunctionsHandler();
    }

    // One for each configuration file that is used with this store.
    private static string LastValidPath(IServiceProvider services)
    {
        var folder = services.GetRequiredService<StorePlace>() is StorePlace.Database database
            ? Path.GetDirectoryName(database.Path) ?? "."
            : services.GetRequiredService<HostSettings>().Folder;
        return Path.Combine(folder, $"last-valid-{ContentHash.Id(Path.GetFullPath(services.GetRequiredService<WatchFile>().Path))}.yaml");
    }

    private sealed class NoLock : IDisposable
    {
        public void Dispose()
        {
            // Nothing was taken.
        }
    }

    /// <summary>The options as they were read and checked at start: the standard part would read and check each a second time.</summary>
    private sealed class CheckedOptions<T>(IOptionsMonitor<T> monitor) : IOptions<T>
        where T : class
    {
        public T Value => monitor.CurrentValue;
    }

    /// <summary>A part that is made when it is first used: opening the stores makes a database where there is none.</summary>
    private sealed class LazyPart<T>(IServiceProvider services) : Lazy<T>(services.GetRequiredService<T>)
        where T : notnull;

    // What --data says is weaker than a path that someone set outright.
    private static IConfiguration WithFolder(HostSettings settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?>
        {
            [$"{SqliteOptions.Section}:{nameof(SqliteOptions.Path)}"] = Path.Combine(settings.Folder, DatabaseName),
            ["Mail:Folder:Path"] = Path.Combine(settings.Folder, "outbox"),

            // What others look after too must not become files on the machine that came first.
            ["Mail:Unconfigured"] = string.IsNullOrWhiteSpace(settings.Configuration[HostSettings.StoreAccount]) ? nameof(UnconfiguredMail.Folder) : nameof(UnconfiguredMail.Hold),
        })
        .AddConfiguration(settings.Configuration)
        .Build();
}
