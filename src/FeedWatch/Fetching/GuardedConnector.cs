using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace FeedWatch.Fetching;

/// <summary>Where a name is turned into addresses: DNS, outside of tests.</summary>
public delegate Task<IPAddress[]> HostLookup(string host, CancellationToken cancellationToken);

/// <summary>Resolves and connects in one go, so that the address that was checked is the address that is used: a name that resolves differently a moment later changes nothing.</summary>
public sealed class GuardedConnector(AddressGuard guard, HostLookup lookup, TimeProvider time)
{
    // A dead address (often the IPv6 one) must not eat the time of the next.
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(3);

    private const int MostAddresses = 8;

    public async Task<Stream> ConnectAsync(string host, int port, CancellationToken cancellationToken)
    {
        var found = IPAddress.TryParse(host, out var literal) ? [literal] : await lookup(host, cancellationToken);
        var allowed = found.Where(address => guard.Allows(host, address)).Take(MostAddresses).ToArray();
        if (found.Length == 0)
        {
            throw new SocketException((int)SocketError.HostNotFound);
        }

        if (allowed.Length == 0)
        {
            throw Refusal(host, found[0]);
        }

        foreach (var address in allowed[..^1])
        {
            if (await TryConnectAsync(address, port, cancellationToken) is { } stream)
            {
                return stream;
            }
        }

        return await ConnectAsync(allowed[^1], port, cancellationToken);
    }

    private async Task<Stream?> TryConnectAsync(IPAddress address, int port, CancellationToken cancellationToken)
    {
        using var attempt = new CancellationTokenSource(AttemptTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(attempt.Token, cancellationToken);
        try
        {
            return await ConnectAsync(address, port, either.Token);
        }
        catch (SocketException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "The stream owns the socket, and the pool of connections the stream.")]
    private static async Task<Stream> ConnectAsync(IPAddress address, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static AddressRefusedException Refusal(string host, IPAddress address) =>
        new($"{host} is at {address}, an address that is not on the public internet. If that is meant, add '{host}' to Fetch:AllowPrivate.");
}
