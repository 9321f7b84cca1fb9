using System.Net;
using System.Net.Sockets;
using FeedWatch.Fetching;
using Microsoft.Extensions.Time.Testing;

namespace FeedWatch.Tests.Fetching;

public sealed class GuardedConnectorTests : IDisposable
{
    private readonly FakeTimeProvider time = new();
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public GuardedConnectorTests() => listener.Start();

    public void Dispose() => listener.Dispose();

    [Fact]
    public async Task Of_a_name_with_a_private_and_an_allowed_address_only_the_allowed_one_is_used()
    {
        // Were 127.0.0.1 not skipped, it would answer.
        await Should.ThrowAsync<SocketException>(ConnectAsync(Connector(["127.0.0.77"], "127.0.0.1", "127.0.0.77")));
        await using var stream = await ConnectAsync(Connector(["127.0.0.1"], "127.0.0.77", "127.0.0.1"));
    }

    [Fact]
    public async Task An_address_that_refuses_gives_way_to_the_next()
    {
        using var stream = await ConnectAsync(Connector(["127.0.0.0/8"], "127.0.0.77", "127.0.0.1"));
    }

    [Fact]
    public async Task An_address_that_says_nothing_gives_way_to_the_next()
    {
        // A listener whose line is full: the system drops what else knocks.
        using var full = new TcpListener(IPAddress.Parse("127.0.0.77"), Port);
        full.Start(0);
        using var waiting = new TcpClient();
        await waiting.ConnectAsync(IPAddress.Parse("127.0.0.77"), Port);

        var connecting = ConnectAsync(Connector(["127.0.0.0/8"], "127.0.0.77", "127.0.0.1"));
        while (!connecting.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        using var stream = await connecting;
        ((NetworkStream)stream).Socket.RemoteEndPoint.ShouldBe(new IPEndPoint(IPAddress.Loopback, Port));
    }

    [Fact]
    public async Task A_name_that_turns_private_after_it_was_allowed_is_refused()
    {
        var answers = new Queue<string>(["127.0.0.1", "10.0.0.1"]);
        var connector = new GuardedConnector(new AddressGuard(["127.0.0.1"]), (_, _) => Task.FromResult(new[] { IPAddress.Parse(answers.Dequeue()) }), time);

        await using var stream = await ConnectAsync(connector);
        (await Should.ThrowAsync<AddressRefusedException>(ConnectAsync(connector)))
            .Message.ShouldBe("feeds.example.org is at 10.0.0.1, an address that is not on the public internet. If that is meant, add 'feeds.example.org' to Fetch:AllowPrivate.");
    }

    [Fact]
    public async Task A_name_without_addresses_is_refused() =>
        await Should.ThrowAsync<SocketException>(ConnectAsync(Connector([])));

    private int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    private Task<Stream> ConnectAsync(GuardedConnector connector) =>
        connector.ConnectAsync("feeds.example.org", Port, TestContext.Current.CancellationToken);

    private GuardedConnector Connector(string[] allowed, params string[] addresses) =>
        new(new AddressGuard(allowed), (_, _) => Task.FromResult(addresses.Select(IPAddress.Parse).ToArray()), time);
}
