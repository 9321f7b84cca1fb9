using System.Net;
using Azure.Core;
using Azure.Core.Pipeline;

namespace FeedWatch.Testing.Azure;

/// <summary>An account that refuses everything for one reason.</summary>
internal sealed class RefusingTransport(HttpStatusCode status, string code) : HttpPipelineTransport
{
    public override Request CreateRequest() => HttpClientTransport.Shared.CreateRequest();

    public override void Process(HttpMessage message) => message.Response = new MadeUpResponse(status, code, message.Request.ClientRequestId);

    public override ValueTask ProcessAsync(HttpMessage message)
    {
        Process(message);
        return ValueTask.CompletedTask;
    }
}
