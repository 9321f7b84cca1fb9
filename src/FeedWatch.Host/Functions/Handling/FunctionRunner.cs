using System.Text.Json;

namespace FeedWatch.Host.Functions.Handling;

/// <summary>Runs a function within the time that it has.</summary>
internal sealed class FunctionRunner(TimeProvider time)
{
    /// <param name="stop">The process is asked to end. That the host hung up is no reason to stop: what is begun counts although nobody listens.</param>
    /// <exception cref="TimeoutException">It took too long, whether it has stopped by now or not.</exception>
    public async Task<FunctionResult> RunAsync(HostedFunction function, JsonElement data, CancellationToken stop)
    {
        using var deadline = new CancellationTokenSource(InvocationTime.OfWork, time);
        using var patience = new CancellationTokenSource(InvocationTime.OfAnswer, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, stop);
        try
        {
            return await function.RunAsync(data, either.Token).WaitAsync(patience.Token);
        }
        catch (OperationCanceledException exception) when (deadline.IsCancellationRequested)
        {
            throw new TimeoutException($"It was not done after {InvocationTime.OfWork}.", exception);
        }
    }
}
