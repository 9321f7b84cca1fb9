using Azure.Core;
using Azure.Core.Pipeline;

namespace FeedWatch.Testing.Azure;

/// <summary>Counts storage transactions as they are billed: one a request that was sent, a retry too; a batch is one.</summary>
public sealed class TransactionCounter : HttpPipelineSynchronousPolicy
{
    private readonly Lock gate = new();

    public int Count { get; private set; }

    /// <summary>Bytes of the longest request.</summary>
    public long Longest { get; private set; }

    public void Reset()
    {
        lock (gate)
        {
            (Count, Longest) = (0, 0);
        }
    }

    /// <summary>Add it at <see cref="HttpPipelinePosition.PerRetry"/>.</summary>
    public override void OnSendingRequest(HttpMessage message)
    {
        var bytes = message.Request.Content is { } content && content.TryComputeLength(out var length) ? length : 0;
        lock (gate)
        {
            Count++;
            Longest = Math.Max(Longest, bytes);
        }
    }
}
