using System.Net;
using Azure.Core;
using Azure.Core.Pipeline;

namespace FeedWatch.Testing.Azure;

/// <summary>A network that breaks some requests, before or after they took effect, by a plan that a seed makes. Every answer that it does not make up itself is the account's own.</summary>
/// <param name="seed">The same seed and the same order of requests make the same faults.</param>
/// <param name="percent">Of the requests, how many are broken.</param>
public sealed class FaultyTransport(int seed, int percent = 30) : HttpPipelineTransport
{
    // Fewer than a request is tried, so that each goes through in the end.
    private const int MostInARow = 6;

    private readonly HttpPipelineTransport network = HttpClientTransport.Shared;
    private readonly Random random = new(seed);
    private readonly Lock gate = new();
    private readonly Dictionary<string, int> faultsOfRequest = [];
    private Fault? next;
    private int before;
    private int faults;

    /// <summary>How many requests it broke so far.</summary>
    public int Faults => Volatile.Read(ref faults);

    /// <summary>This happens to the next request, whatever the plan says.</summary>
    /// <param name="fault">What happens.</param>
    /// <param name="after">So many go by first.</param>
    public void BreakNext(Fault fault, int after = 0)
    {
        lock (gate)
        {
            (next, before) = (fault, after);
        }
    }

    public override Request CreateRequest() => network.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException("The stores only make asynchronous calls.");

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        var fault = Choose(message.Request.ClientRequestId);
        if (fault is Fault.BusyAfter or Fault.LostAfter or Fault.TimeoutAfter or Fault.Repeated)
        {
            await network.ProcessAsync(message);
            message.Response.Dispose();
        }

        switch (fault)
        {
            case Fault.BusyBefore or Fault.BusyAfter:
                message.Response = new MadeUpResponse(HttpStatusCode.ServiceUnavailable, "ServerBusy", message.Request.ClientRequestId);
                break;
            case Fault.ThrottledBefore:
                message.Response = new MadeUpResponse(HttpStatusCode.TooManyRequests, "TooManyRequests", message.Request.ClientRequestId);
                break;
            case Fault.LostBefore or Fault.LostAfter:
                throw new IOException("The test cut the connection.");
            case Fault.TimeoutBefore or Fault.TimeoutAfter:
                throw new TaskCanceledException("The test let the time run out.");
            default:
                await network.ProcessAsync(message);
                break;
        }
    }

    private Fault Choose(string request)
    {
        lock (gate)
        {
            var soFar = faultsOfRequest.GetValueOrDefault(request);
            var fault = Next();
            if (fault == Fault.None || soFar == MostInARow)
            {
                return Fault.None;
            }

            faultsOfRequest[request] = soFar + 1;
            Interlocked.Increment(ref faults);
            return fault;
        }
    }

    private Fault Next()
    {
        if (next is { } told && before-- == 0)
        {
            next = null;
            return told;
        }

        return random.Next(100) < percent ? (Fault)random.Next(1, 9) : Fault.None;
    }
}
