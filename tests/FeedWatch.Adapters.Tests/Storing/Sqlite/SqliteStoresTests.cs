using FeedWatch.Adapters.Storing.Sqlite;
using FeedWatch.Alerting;
using FeedWatch.Delivering;
using FeedWatch.Feeds;
using FeedWatch.Matching;
using FeedWatch.Storing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FeedWatch.Adapters.Tests.Storing.Sqlite;

public sealed class SqliteStoresTests : IDisposable
{
    private readonly DatabaseFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(typeof(IFeedStateStore))]
    [InlineData(typeof(IRuleStateStore))]
    [InlineData(typeof(IStoryStore))]
    [InlineData(typeof(IHitStore))]
    [InlineData(typeof(IOutbox))]
    [InlineData(typeof(IMailStore))]
    public async Task Every_port_is_served_from_the_configured_file(Type port)
    {
        await using (var services = Build("Sqlite:Path", folder.Path))
        {
            services.GetService(port).ShouldNotBeNull();
        }

        folder.Scalar("PRAGMA user_version").ShouldBe($"{SqliteMigrations.All.Count}");
    }

    [Theory]
    [InlineData("Sqlite:Path", "")]
    [InlineData("Sqlite:LockWait", "01:00:00")]
    public async Task A_bad_setting_stops_the_start(string key, string value)
    {
        await using var services = Build(key, value);

        Should.Throw<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());
    }

    private static ServiceProvider Build(string key, string value) => new ServiceCollection()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create<string, string?>(key, value)]).Build())
        .AddSqliteStores()
        .BuildServiceProvider();
}
