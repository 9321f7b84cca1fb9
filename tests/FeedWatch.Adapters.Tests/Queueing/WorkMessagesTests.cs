using System.Text;
using System.Text.Json;
using FeedWatch.Adapters.Queueing;
using FeedWatch.Alerting;
using FeedWatch.Feeds;
using FeedWatch.Testing;

namespace FeedWatch.Adapters.Tests.Queueing;

public sealed class WorkMessagesTests
{
    private static readonly DeliverWork Deliver = new(new RecipientId("Desk & друзья"));

    public static TheoryData<string> Wrappings => ["as it is", "in a JSON string", "in two JSON strings", "base64", "base64 in a JSON string"];

    [Theory]
    [MemberData(nameof(Wrappings))]
    public void A_message_is_read_however_a_host_wraps_it(string wrapping)
    {
        var poll = WorkMessages.Read(Wrap(Fixture("poll-1.json"), wrapping)).ShouldBeOfType<WorkMessage.Poll>().Work;
        poll.Servers.Select(server => server.Lease).ShouldBe(
            [new ServerLease("un.example", "0f1e2d3c4b5a6978", TimeSpan.FromMinutes(15)), new ServerLease("bbc.example:8443", "1122334455667788", TimeSpan.FromMinutes(15))]);
        poll.Servers.SelectMany(server => server.Feeds).Select(feed => feed.Value).ShouldBe(["un", "6f1c0b5a9d3e4f2a7b8c9d0e", "новости"]);

        WorkMessages.Read(Wrap(Fixture("deliver-1.json"), wrapping)).ShouldBeOfType<WorkMessage.Deliver>().Work.ShouldBe(Deliver);
    }

    [Fact]
    public void What_is_written_is_the_version_that_is_read()
    {
        WorkMessages.Write(Deliver).ShouldBe(Fixture("deliver-1.json"));
        var poll = WorkMessages.Read(Fixture("poll-1.json")).ShouldBeOfType<WorkMessage.Poll>().Work;
        JsonElement.DeepEquals(JsonDocument.Parse(WorkMessages.Write(poll).ShouldHaveSingleItem()).RootElement, JsonDocument.Parse(Fixture("poll-1.json")).RootElement).ShouldBeTrue();
    }

    [Theory]
    [InlineData("""{"v":2,"body":{"recipient":"Desk"}}""", "newer FeedWatch")]
    [InlineData("""{"v":1}""", "no body")]
    [InlineData("""{"v":1,"body":"Desk"}""", "no body")]
    [InlineData("""{"v":1,"body":{}}""", "none that is known")]
    [InlineData("""{"v":1,"body":{"recipient":null}}""", "cannot be read")]
    [InlineData("""{"v":1,"body":{"servers":[{"server":"un.example"}]}}""", "cannot be read")]
    [InlineData("""{"body":{"recipient":"Desk"}}""", "no version")]
    [InlineData("""{"v":"1","body":{"recipient":"Desk"}}""", "no version")]
    [InlineData("""{"v":1,"body":{"recip""", "cannot be read")]
    [InlineData("[]", "not a JSON object")]
    [InlineData("12345678", "cannot be read")]
    [InlineData("", "cannot be read")]
    [InlineData("a date: 2026-11-24", "cannot be read")]
    public void What_cannot_be_read_says_why(string text, string reason) =>
        WorkMessages.Read(text).ShouldBeOfType<WorkMessage.Unreadable>().Reason.ShouldContain(reason);

    [Fact]
    public void Work_that_is_too_long_for_a_message_is_split_between_servers()
    {
        var servers = Enumerable.Range(0, 200).Select(number => Server($"{number}.example", feeds: 10)).ToList();

        var messages = WorkMessages.Write(new PollWork(servers));

        messages.Count.ShouldBeGreaterThan(1);
        messages.ShouldAllBe(message => Encoding.UTF8.GetByteCount(message) <= 48 * 1024);
        var read = messages.SelectMany(message => WorkMessages.Read(message).ShouldBeOfType<WorkMessage.Poll>().Work.Servers).ToList();
        read.Select(server => server.Lease).ShouldBe(servers.Select(server => server.Lease));
        read.SelectMany(server => server.Feeds).ShouldBe(servers.SelectMany(server => server.Feeds));
    }

    [Fact]
    public void A_server_with_more_feeds_than_a_message_holds_is_refused() =>
        Should.Throw<ArgumentException>(() => WorkMessages.Write(new PollWork([Server("un.example", feeds: 3_000)]))).Message.ShouldContain("3000 feeds of un.example");

    private static ServerWork Server(string name, int feeds) =>
        new(new ServerLease(name, "0f1e2d3c4b5a6978", TimeSpan.FromMinutes(15)), [.. Enumerable.Range(0, feeds).Select(number => new FeedId($"{name} feed number {number:D10}"))]);

    private static string Fixture(string name) => File.ReadAllText(RepositoryFolder.Join("tests", "FeedWatch.Adapters.Tests", "Queueing", "Fixtures", name)).TrimEnd();

    private static string Wrap(string text, string wrapping) => wrapping switch
    {
        "in a JSON string" => JsonSerializer.Serialize(text),
        "in two JSON strings" => JsonSerializer.Serialize(JsonSerializer.Serialize(text)),
        "base64" => Base64(text),
        "base64 in a JSON string" => JsonSerializer.Serialize(Base64(text)),
        _ => text,
    };

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
