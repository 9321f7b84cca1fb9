using System.Collections.Concurrent;
using FeedWatch.Alerting;

namespace FeedWatch.Host.Functions;

/// <summary>Has the mail sent of those who were alerted: at once for the first alert of each, and once more at the end for what came after it.</summary>
internal sealed class AlertedRecipients(IWorkQueue queue)
{
    private readonly ConcurrentDictionary<RecipientId, int> alerts = new();
    private readonly ConcurrentQueue<Task> sending = new();

    public void Add(IReadOnlyList<RecipientId> recipients)
    {
        foreach (var recipient in recipients)
        {
            if (alerts.AddOrUpdate(recipient, 1, (_, count) => count + 1) == 1)
            {
                sending.Enqueue(SendAsync(recipient));
            }
        }
    }

    public async Task FinishAsync()
    {
        await Task.WhenAll(sending);
        await Task.WhenAll(alerts.Where(recipient => recipient.Value > 1).Select(recipient => SendAsync(recipient.Key)));
    }

    private Task SendAsync(RecipientId recipient) => queue.SendAsync(new DeliverWork(recipient), TimeSpan.Zero, CancellationToken.None);
}
