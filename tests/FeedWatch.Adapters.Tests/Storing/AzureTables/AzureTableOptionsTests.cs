using FeedWatch.Adapters.Storing.AzureTables;
using FeedWatch.Matching;
using FeedWatch.Storing;
using FeedWatch.Testing.Azure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FeedWatch.Adapters.Tests.Storing.AzureTables;

public sealed class AzureTableOptionsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("https://feedwatch.table.core.windows.net", "https://feedwatch.table.core.windows.net/")]
    [InlineData("  https://feedwatch.table.core.windows.net/ ", "https://feedwatch.table.core.windows.net/")]
    [InlineData("UseDevelopmentStorage=true", null)]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=feedwatch;AccountKey=a2V5;EndpointSuffix=core.windows.net", null)]
    [InlineData("TableEndpoint=https://feedwatch.table.core.windows.net/;SharedAccessSignature=sv=2024&sig=a", null)]
    public async Task An_address_is_used_with_an_identity_and_anything_else_is_a_connection_string(string account, string? address)
    {
        new AzureTableOptions { Account = account }.Address?.ToString().ShouldBe(address);

        await using var services = Build("Store:Account", account);
        services.GetRequiredService<IStartupValidator>().Validate();
        services.GetRequiredService<IStoryStore>().ShouldNotBeNull();
    }

    [Theory]
    [InlineData("Store:Account", "")]
    [InlineData("Store:Account", "feedwatch")]
    [InlineData("Store:Account", "http://feedwatch.table.core.windows.net")]
    [InlineData("Store:Account", "AccountName=feedwatch;AccountKey=not base64")]
    [InlineData("Store:TablePrefix", "1st")]
    [InlineData("Store:TablePrefix", "with-dash")]
    [InlineData("Store:TryTimeout", "00:00:00")]
    [InlineData("Store:Retries", "-1")]
    public async Task A_bad_setting_stops_the_start(string key, string value)
    {
        await using var services = Build(key, value);

        Should.Throw<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());
    }

    [Fact]
    public async Task Two_installations_share_an_account_by_their_prefixes()
    {
        await using var one = Build("Store:Account", Azurite.Shared.ConnectionString, "one");
        await using var two = Build("Store:Account", Azurite.Shared.ConnectionString, "two");

        await one.GetRequiredService<IRuleStateStore>().SaveAsync(new RuleState("Lavrov", "v1", null, false), Cancel);

        (await one.GetRequiredService<IRuleStateStore>().GetAllAsync(Cancel)).ShouldHaveSingleItem();
        (await two.GetRequiredService<IRuleStateStore>().GetAllAsync(Cancel)).ShouldBeEmpty();
    }

    private static ServiceProvider Build(string key, string value, string prefix = "")
    {
        var settings = new Dictionary<string, string?> { ["Store:Account"] = "UseDevelopmentStorage=true", ["Store:TablePrefix"] = prefix };
        settings[key] = value;
        return new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddAzureTableStores()
            .BuildServiceProvider();
    }
}
