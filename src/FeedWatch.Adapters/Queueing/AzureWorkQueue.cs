using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using FeedWatch.Adapters.Storing.AzureTables;

namespace FeedWatch.Adapters.Queueing;

/// <summary>Two queues of a storage account, made the first time they are missing.</summary>
internal sealed class AzureWorkQueue(QueueServiceClient service, WorkQueueOptions options) : IWorkQueue
{
    // A message is taken or goes to the poison queue; it does not vanish because nobody looked for a week.
    private static readonly TimeSpan ForEver = TimeSpan.FromSeconds(-1);
    private static readonly TimeSpan LongestOutOfSight = TimeSpan.FromDays(7) - TimeSpan.FromMinutes(1);

    public async Task SendAsync(PollWork work, CancellationToken cancellationToken)
    {
        foreach (var message in WorkMessages.Write(work))
        {
            await SendAsync(options.Poll, message, TimeSpan.Zero, cancellationToken);
        }
    }

    public Task SendAsync(DeliverWork work, TimeSpan after, CancellationToken cancellationToken) =>
        SendAsync(options.Deliver, WorkMessages.Write(work), after > LongestOutOfSight ? LongestOutOfSight : after, cancellationToken);

    public async Task<int> CountPoisonAsync(CancellationToken cancellationToken) =>
        await CountAsync(options.Poll + "-poison", cancellationToken) + await CountAsync(options.Deliver + "-poison", cancellationToken);

    private Task<bool> SendAsync(string name, string message, TimeSpan after, CancellationToken cancellationToken) => ExplainAsync(
        name,
        async queue =>
        {
            try
            {
                await queue.SendMessageAsync(message, after, ForEver, cancellationToken);
            }
            catch (RequestFailedException exception) when (exception.ErrorCode == QueueErrorCode.QueueNotFound)
            {
                await queue.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
                await queue.SendMessageAsync(message, after, ForEver, cancellationToken);
            }

            return true;
        },
        cancellationToken);

    private Task<int> CountAsync(string name, CancellationToken cancellationToken) => ExplainAsync(
        name,
        async queue =>
        {
            try
            {
                return (await queue.GetPropertiesAsync(cancellationToken)).Value.ApproximateMessagesCount;
            }
            catch (RequestFailedException exception) when (exception.ErrorCode == QueueErrorCode.QueueNotFound)
            {
                // The host makes it with its first message.
                return 0;
            }
        },
        cancellationToken);

    private async Task<T> ExplainAsync<T>(string name, Func<QueueClient, Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call(service.GetQueueClient(name));
        }
        catch (Exception exception) when (AzureTableErrors.IsOfAzure(exception, cancellationToken))
        {
            throw AzureQueueErrors.Explain(exception, $"The queue {name} of the storage account {service.AccountName}");
        }
    }
}
