using System.Text;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace FeedWatch.Testing.Functions;

/// <summary>Takes messages from the queue of one function to one instance, as the storage extension does.</summary>
internal sealed class QueueListener(HostedApp app, FunctionFile function, FunctionsHostOptions options, HandlerInstance instance, HostJournal journal)
{
    private readonly QueueClient queue = new(options.Storage, function.Trigger.QueueName);
    private readonly QueueClient poison = new(options.Storage, $"{function.Trigger.QueueName}-poison");

    public async Task RunAsync(CancellationToken stop)
    {
        var running = new List<Task>();
        while (!stop.IsCancellationRequested)
        {
            running.RemoveAll(handling => handling.IsCompleted);
            var messages = running.Count > app.Host.NewBatchThreshold ? [] : await ReceiveAsync(stop);
            running.AddRange(messages.Select(message => HandleAsync(message, stop)));
            if (messages.Length == 0)
            {
                await Task.Delay(options.QueueInterval, TimeProvider.System, stop).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
        }

        await Task.WhenAll(running);
    }

    private async Task<QueueMessage[]> ReceiveAsync(CancellationToken stop)
    {
        try
        {
            return await queue.ReceiveMessagesAsync(app.Host.BatchSize, options.MessageLock, stop);
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            return [];
        }
        catch (OperationCanceledException)
        {
            return [];
        }
    }

    private async Task HandleAsync(QueueMessage message, CancellationToken stop)
    {
        if (Decode(message.Body) is not { } text)
        {
            await PoisonAsync(message, message.Body.ToString());
            return;
        }

        var request = HostCall.Queue(function, instance.NextInvocation(), TimeProvider.System.GetUtcNow(), text, message.DequeueCount, message.MessageId, message.PopReceipt);
        var call = instance.CallAsync(request, stop);
        message = await HoldAsync(message, call);
        switch (await call)
        {
            case HandlerAnswer.Succeeded:
                await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, CancellationToken.None);
                break;
            case null:
                // The instance died: nobody is left to give the message back.
                break;
            case var _ when message.DequeueCount >= app.Host.MaxDequeueCount:
                await PoisonAsync(message, text);
                break;
            default:
                await queue.UpdateMessageAsync(message.MessageId, message.PopReceipt, visibilityTimeout: options.RetryAfter ?? app.Host.VisibilityTimeout, cancellationToken: CancellationToken.None);
                break;
        }
    }

    /// <summary>Out of sight for as long as the handler works on it. When both die, nobody renews that.</summary>
    private async Task<QueueMessage> HoldAsync(QueueMessage message, Task call)
    {
        while (await Task.WhenAny(call, Task.Delay(options.MessageLock / 2, TimeProvider.System)) != call)
        {
            message = message.Update(await queue.UpdateMessageAsync(message.MessageId, message.PopReceipt, visibilityTimeout: options.MessageLock));
        }

        return message;
    }

    private async Task PoisonAsync(QueueMessage message, string text)
    {
        await poison.CreateIfNotExistsAsync();
        await poison.SendMessageAsync(message.Body, timeToLive: TimeSpan.FromSeconds(-1));
        await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, CancellationToken.None);
        journal.NotePoison(text);
    }

    private string? Decode(BinaryData body)
    {
        if (!app.Host.IsBase64)
        {
            return body.ToString();
        }

        var bytes = new byte[body.ToMemory().Length];
        return Convert.TryFromBase64String(body.ToString(), bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }
}
