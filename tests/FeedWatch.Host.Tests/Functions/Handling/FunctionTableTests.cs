using System.Text;
using System.Text.Json;
using FeedWatch.Adapters.Queueing;
using FeedWatch.Alerting;
using FeedWatch.Feeds;
using FeedWatch.Host.Functions;
using FeedWatch.Host.Functions.Handling;
using FeedWatch.Host.Functions.Pages;

namespace FeedWatch.Host.Tests.Functions.Handling;

/// <summary>What the program's functions make of the data that the host hands them.</summary>
public sealed class FunctionTableTests
{
    private static readonly string Poll = WorkMessages.Write(new PollWork([new ServerWork(new ServerLease("news.example", "token", TimeSpan.FromMinutes(15)), [new FeedId("feed")])])).Single();
    private static readonly string Deliver = WorkMessages.Write(new DeliverWork(new RecipientId("Desk")));

    private readonly FunctionTable table = FunctionTable.Of(
        new Lazy<FeedWatchFunctions>(() => throw new WorkReachedException()), new Lazy<WebPages>(() => throw new WorkReachedException()));

    public static TheoryData<string, string> Messages => new()
    {
        { "poll", Poll },
        { "poll", JsonSerializer.Serialize(Poll) },
        { "poll", JsonSerializer.Serialize(JsonSerializer.Serialize(Poll)) },
        { "poll", Convert.ToBase64String(Encoding.UTF8.GetBytes(Poll)) },
        { "deliver", Deliver },
        { "deliver", JsonSerializer.Serialize(Deliver) },
    };

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task A_message_is_read_however_the_host_encodes_it(string function, string text) =>
        await Should.ThrowAsync<WorkReachedException>(() => RunAsync(function, JsonSerializer.SerializeToElement(text)));

    [Fact]
    public async Task A_message_that_came_as_an_object_is_read_too()
    {
        using var document = JsonDocument.Parse(Poll);
        await Should.ThrowAsync<WorkReachedException>(() => RunAsync("poll", document.RootElement));
    }

    [Theory]
    [InlineData("poll", "\"plain text\"")]
    [InlineData("poll", "\"\"")]
    [InlineData("poll", "null")]
    [InlineData("poll", "7")]
    [InlineData("deliver", "\"{\\\"v\\\":99,\\\"body\\\":{\\\"recipient\\\":\\\"Desk\\\"}}\"")]
    [InlineData("web", "{\"Method\":\"GET\",\"Url\":\"not an address\"}")]
    [InlineData("web", "\"text\"")]
    public async Task What_cannot_be_read_is_said_and_not_done(string function, string json)
    {
        using var document = JsonDocument.Parse(json);
        (await RunAsync(function, document.RootElement)).ShouldBeOfType<FunctionResult.Unreadable>();
    }

    [Fact]
    public async Task A_message_in_the_wrong_queue_is_not_taken_for_another() =>
        (await RunAsync("poll", JsonSerializer.SerializeToElement(Deliver))).ShouldBeOfType<FunctionResult.Unreadable>().Reason.ShouldContain("another queue");

    [Fact]
    public async Task A_call_without_data_is_said_and_not_done() =>
        (await RunAsync("poll", default)).ShouldBeOfType<FunctionResult.Unreadable>();

    [Theory]
    [InlineData("schedule")]
    [InlineData("sweep")]
    public async Task A_timer_needs_no_data(string function) => await Should.ThrowAsync<WorkReachedException>(() => RunAsync(function, default));

    private Task<FunctionResult> RunAsync(string function, JsonElement data) => table.Functions[function].RunAsync(data, CancellationToken.None);
}
