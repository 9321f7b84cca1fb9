using Azure.Core;
using Azure.Core.Pipeline;

namespace FeedWatch.Testing.Azure;

/// <summary>Counts storage transactions as they are billed: one a request that was sent, a retry too; a batch is one.</summary>
public sealed class TransactionCounter : HttpPipelineSynchronousPolicy
{
    private int count;

    public int Count => Volatile.Read(ref count);

    public void Reset() => Volatile.Write(ref count, 0);

    /// <summary>Add it at <see cref="HttpPipelinePosition.PerRetry"/>.</summary>
    public override void OnSendingRequest(HttpMessage message) => Interlocked.Increment(ref count);
}
