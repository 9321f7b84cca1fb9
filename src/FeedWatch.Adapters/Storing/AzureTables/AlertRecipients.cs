using System.Collections.Concurrent;
using Azure.Data.Tables;
using FeedWatch.Alerting;

namespace FeedWatch.Adapters.Storing.AzureTables;

/// <summary>The recipients who ever had an alert: what is asked of all of them is asked of each one's partition, never of the whole table.</summary>
internal sealed class AlertRecipients(AzureTable table)
{
    private const int AskedAtOnce = 16;

    /// <summary>No recipient's: the hash of a name never begins with this.</summary>
    private const string Partition = "!";

    private readonly ConcurrentDictionary<RecipientId, bool> known = new();

    /// <summary>Before the recipient's first alert, so that none is ever without. Once a recipient and process; written again it is the same row.</summary>
    public async Task AddAsync(RecipientId recipient, CancellationToken cancellationToken)
    {
        if (!known.ContainsKey(recipient))
        {
            await table.PutAsync(Entity.Create(Partition, AlertRow.PartitionOf(recipient)).With(AlertRow.Recipient, recipient.Value), cancellationToken);
            known[recipient] = true;
        }
    }

    public async Task<IReadOnlyList<RecipientId>> GetAllAsync(CancellationToken cancellationToken) =>
        await table.QueryAsync(TableRange.Of($"PartitionKey eq {Partition}"), cancellationToken).Select(row => new RecipientId(row.Text(AlertRow.Recipient))).ToListAsync(cancellationToken);

    /// <summary>What each of them answers, a few at a time.</summary>
    public async Task<IReadOnlyList<T>> AskEachAsync<T>(Func<RecipientId, CancellationToken, Task<T>> ask, CancellationToken cancellationToken) =>
        await AskEachAsync(await GetAllAsync(cancellationToken), ask, cancellationToken);

    public static async Task<IReadOnlyList<T>> AskEachAsync<T>(IReadOnlyList<RecipientId> recipients, Func<RecipientId, CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        var answers = new T[recipients.Count];
        await Parallel.ForAsync(0, recipients.Count, new ParallelOptions { MaxDegreeOfParallelism = AskedAtOnce, CancellationToken = cancellationToken }, async (i, cancel) =>
            answers[i] = await ask(recipients[i], cancel));
        return answers;
    }

    /// <summary>Those who say yes.</summary>
    public async Task<IReadOnlyList<RecipientId>> FindAsync(Func<RecipientId, CancellationToken, Task<bool>> ask, CancellationToken cancellationToken)
    {
        var answers = await AskEachAsync(async (recipient, cancel) => (Recipient: recipient, IsYes: await ask(recipient, cancel)), cancellationToken);
        return [.. answers.Where(answer => answer.IsYes).Select(answer => answer.Recipient)];
    }
}
