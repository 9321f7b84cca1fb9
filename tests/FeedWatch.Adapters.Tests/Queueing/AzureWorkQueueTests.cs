using System.Text;
using Azure.Storage.Queues;
using FeedWatch.Adapters.Queueing;
using FeedWatch.Adapters.Storing.AzureTables;
using FeedWatch.Alerting;
using FeedWatch.Feeds;
using FeedWatch.Storing;
using FeedWatch.Testing.Azure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FeedWatch.Adapters.Tests.Queueing;

public sealed class AzureWorkQueueTests
{
    private static readonly DeliverWork Deliver = new(new RecipientId("Desk"));

    private static int made;

    private readonly FaultyTransport network = new(seed: 1, percent: 0);
    private readonly WorkQueueOptions options = Fresh();
    private readonly QueueServiceClient host = new(Azurite.Shared.ConnectionString);
    private readonly AzureWorkQueue queue;

    public AzureWorkQueueTests() => queue = new AzureWorkQueue(AzureQueueAccount.Connect(options, AzureAccounts.Fresh(), client => client.Transport = network), options);

    public static TheoryData<Fault> EachFault => [.. Enum.GetValues<Fault>()];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Work_arrives_in_base64_and_never_expires()
    {
        var work = new PollWork([new ServerWork(new ServerLease("un.example", "token", TimeSpan.FromMinutes(15)), [new FeedId("un")])]);
        await queue.SendAsync(work, Cancel);

        var message = (await host.GetQueueClient(options.Poll).ReceiveMessageAsync(cancellationToken: Cancel)).Value;

        Encoding.UTF8.GetString(Convert.FromBase64String(message.MessageText)).ShouldStartWith("""{"v":1,"body":{""");
        var read = WorkMessages.Read(message.MessageText).ShouldBeOfType<WorkMessage.Poll>().Work.Servers.ShouldHaveSingleItem();
        read.Lease.ShouldBe(work.Servers[0].Lease);
        read.Feeds.ShouldBe([new FeedId("un")]);
        message.ExpiresOn.ShouldNotBeNull().Year.ShouldBe(9999);
    }

    [Fact]
    public async Task Work_for_later_stays_out_of_sight()
    {
        await queue.SendAsync(Deliver, TimeSpan.FromHours(1), Cancel);
        await queue.SendAsync(Deliver, TimeSpan.FromDays(30), Cancel);
        (await host.GetQueueClient(options.Deliver).ReceiveMessageAsync(cancellationToken: Cancel)).Value.ShouldBeNull();

        await queue.SendAsync(Deliver, TimeSpan.Zero, Cancel);

        var message = (await host.GetQueueClient(options.Deliver).ReceiveMessageAsync(cancellationToken: Cancel)).Value;
        WorkMessages.Read(message.MessageText).ShouldBe(new WorkMessage.Deliver(Deliver));
    }

    [Fact]
    public async Task What_failed_for_good_is_counted()
    {
        (await queue.CountPoisonAsync(Cancel)).ShouldBe(0);

        foreach (var name in new[] { $"{options.Poll}-poison", $"{options.Poll}-poison", $"{options.Deliver}-poison" })
        {
            var poison = host.GetQueueClient(name);
            await poison.CreateIfNotExistsAsync(cancellationToken: Cancel);
            await poison.SendMessageAsync("x", Cancel);
        }

        (await queue.CountPoisonAsync(Cancel)).ShouldBe(3);
    }

    [Theory]
    [MemberData(nameof(EachFault))]
    public async Task Work_arrives_at_least_once_whatever_happens_on_the_way(Fault fault)
    {
        network.BreakNext(fault);
        await queue.SendAsync(Deliver, TimeSpan.Zero, Cancel);

        (await host.GetQueueClient(options.Deliver).ReceiveMessagesAsync(cancellationToken: Cancel)).Value.Length.ShouldBeInRange(1, 2);
    }

    [Fact]
    public async Task An_account_that_cannot_be_reached_is_named()
    {
        var store = new AzureTableOptions { Retries = 0 };
        var nowhere = new WorkQueueOptions { Account = Azurite.Shared.ConnectionString.Replace(Azurite.Shared.Queues.Authority, "127.0.0.1:1", StringComparison.Ordinal) };
        var unreachable = new AzureWorkQueue(AzureQueueAccount.Connect(nowhere, store), nowhere);

        var exception = await Should.ThrowAsync<StorageException>(() => unreachable.SendAsync(Deliver, TimeSpan.Zero, Cancel));

        exception.Message.ShouldStartWith("The queue deliver of the storage account devstoreaccount1 cannot be reached");
    }

    [Theory]
    [InlineData("", "https://news.table.core.windows.net", "https://news.queue.core.windows.net/")]
    [InlineData("", "https://news.table.core.chinacloudapi.cn/", "https://news.queue.core.chinacloudapi.cn/")]
    [InlineData("https://work.queue.core.windows.net", "https://news.table.core.windows.net", "https://work.queue.core.windows.net/")]
    [InlineData("https://work.queue.core.windows.net", "UseDevelopmentStorage=true", "https://work.queue.core.windows.net/")]
    [InlineData("UseDevelopmentStorage=true", "https://news.table.core.windows.net", null)]
    [InlineData("", "UseDevelopmentStorage=true", null)]
    public void One_setting_names_both_tables_and_queues(string queues, string store, string? address) =>
        AzureQueueAccount.AddressOf(new WorkQueueOptions { Account = queues }, new AzureTableOptions { Account = store })?.ToString().ShouldBe(address);

    [Theory]
    [InlineData("Queues:Account", "https://mine.queue.core.windows.net", "https://mine.queue.core.windows.net")]
    [InlineData("AzureWebJobsStorage:queueServiceUri", "https://host.queue.core.windows.net", "https://host.queue.core.windows.net")]
    [InlineData("AzureWebJobsStorage", "UseDevelopmentStorage=true", "UseDevelopmentStorage=true")]
    [InlineData("Other", "", "")]
    public async Task The_queues_are_those_that_the_host_listens_to(string key, string value, string account)
    {
        await using var services = Build(key, value);

        services.GetRequiredService<IOptions<WorkQueueOptions>>().Value.Account.ShouldBe(account);
        services.GetRequiredService<IWorkQueue>().ShouldBeOfType<AzureWorkQueue>();
    }

    [Theory]
    [InlineData("Queues:Poll", "Poll_It")]
    [InlineData("Queues:Deliver", "to")]
    [InlineData("Queues:Account", "http://news.queue.core.windows.net")]
    [InlineData("AzureWebJobsStorage", "AccountKey")]
    public async Task A_bad_setting_stops_the_start(string key, string value)
    {
        await using var services = Build(key, value);

        Should.Throw<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());
    }

    private static WorkQueueOptions Fresh()
    {
        var number = Interlocked.Increment(ref made);
        return new WorkQueueOptions { Account = Azurite.Shared.ConnectionString, Poll = $"poll{number}", Deliver = $"deliver{number}" };
    }

    private static ServiceProvider Build(string key, string value) => new ServiceCollection()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create<string, string?>(key, value), KeyValuePair.Create<string, string?>("Store:Account", "https://news.table.core.windows.net")]).Build())
        .AddAzureTableStores()
        .AddAzureWorkQueue()
        .BuildServiceProvider();
}
