using Azure.Core;
using Azure.Core.Pipeline;
using FeedWatch.Testing.Crashes;

namespace FeedWatch.Testing.Azure;

/// <summary>The process dies after so many requests that write: the last one took effect, the next is never sent.</summary>
public sealed class DyingTransport(WriteBudget budget) : HttpPipelineTransport
{
    private readonly HttpPipelineTransport network = HttpClientTransport.Shared;

    public override Request CreateRequest() => network.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException("The stores only make asynchronous calls.");

    public override ValueTask ProcessAsync(HttpMessage message)
    {
        if (message.Request.Method == RequestMethod.Get)
        {
            budget.OnRead();
        }
        else
        {
            budget.OnWrite();
        }

        return network.ProcessAsync(message);
    }
}
