using System.Net;
using System.Net.Sockets;

namespace FeedWatch.Testing.Functions;

/// <summary>A port of the loopback address that nobody listened on a moment ago: for programs that must be told one.</summary>
public static class FreePort
{
    public static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
