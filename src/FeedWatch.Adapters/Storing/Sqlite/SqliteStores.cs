using FeedWatch.Alerting;
using FeedWatch.Delivering;
using FeedWatch.Feeds;
using FeedWatch.Matching;
using FeedWatch.Storing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FeedWatch.Adapters.Storing.Sqlite;

/// <summary>Every store in the one SQLite file.</summary>
public static class SqliteStores
{
    /// <summary>The file is opened by the first store that is asked for, and closed with the services.</summary>
    public static IServiceCollection AddSqliteStores(this IServiceCollection services)
    {
        services.AddOptions<SqliteOptions>().BindConfiguration(SqliteOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => SqliteDatabase.Open(provider.GetRequiredService<IOptions<SqliteOptions>>().Value));
        services.AddSingleton<IFeedStateStore, SqliteFeedStates>();
        services.AddSingleton<IServerRests, SqliteServerRests>();
        services.AddSingleton<IFeedSchedule, SoleHolder>();
        services.AddSingleton<IRuleStateStore, SqliteRuleStates>();
        services.AddSingleton<IStoryStore, SqliteStories>();
        services.AddSingleton<IHitStore, SqliteHits>();
        services.AddSingleton<IOutbox, SqliteOutbox>();
        services.AddSingleton<IMailStore, SqliteMails>();
        return services;
    }
}
