using System.Net;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace FeedWatch.Adapters.Storing.AzureTables;

/// <summary>One table, made the first time it is missing. What goes wrong in it is a <see cref="FeedWatch.Storing.StorageException"/>.</summary>
internal sealed class AzureTable(TableClient client, string account)
{
    /// <summary>Null where there is none.</summary>
    /// <param name="partition">Its partition key.</param>
    /// <param name="row">Its row key.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <param name="columns">Only these; none means all.</param>
    public Task<TableEntity?> FindAsync(string partition, string row, CancellationToken cancellationToken, params IReadOnlyList<string> columns) =>
        ExplainAsync(
            async () =>
            {
                var answer = await client.GetEntityIfExistsAsync<TableEntity>(partition, row, columns is [] ? null : columns, cancellationToken);
                return answer.HasValue ? answer.Value : null;
            },
            cancellationToken);

    /// <summary>In the order of the keys; page after page as they are asked for.</summary>
    public async IAsyncEnumerable<TableEntity> QueryAsync(TableRange range, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in QueryPagesAsync(range, null, cancellationToken))
        {
            foreach (var entity in page.Values)
            {
                yield return entity;
            }
        }
    }

    /// <param name="range">Which rows.</param>
    /// <param name="continuation">What a page gave to go on after it; null from the start.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async IAsyncEnumerable<Page<TableEntity>> QueryPagesAsync(TableRange range, string? continuation, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pages = client.QueryAsync<TableEntity>(range.Filter, range.PageRows, range.Columns is [] ? null : range.Columns, cancellationToken)
            .AsPages(continuation).GetAsyncEnumerator(cancellationToken);
        await using (pages)
        {
            while (await ExplainAsync(() => NextAsync(pages), cancellationToken))
            {
                yield return pages.Current;
            }
        }
    }

    /// <summary>Takes the place of the row that is there, if there is one. Twice is once.</summary>
    public Task PutAsync(TableEntity entity, CancellationToken cancellationToken) =>
        WriteAsync([new TableTransactionAction(TableTransactionActionType.UpsertReplace, entity)], cancellationToken);

    /// <summary>One that is not there is removed already.</summary>
    public Task RemoveAsync(string partition, string row, CancellationToken cancellationToken) =>
        ExplainAsync(() => client.DeleteEntityAsync(partition, row, ETag.All, cancellationToken), cancellationToken);

    /// <summary>All of it or nothing, in one partition. False: a row was there, was gone or was changed, and nothing was written,
    /// or an earlier try of this very call wrote it and its answer was lost. Where that makes a difference, use <see cref="TryWriteAsync"/>.</summary>
    public async Task<bool> WriteAsync(IReadOnlyList<TableTransactionAction> actions, CancellationToken cancellationToken) =>
        await WriteTaggedAsync(actions, cancellationToken) is not null;

    /// <summary>The same; gives back the tag that the first row has now, and null instead of false.</summary>
    public Task<ETag?> WriteTaggedAsync(IReadOnlyList<TableTransactionAction> actions, CancellationToken cancellationToken) =>
        ExplainAsync<ETag?>(
            async () =>
            {
                try
                {
                    var answer = await SubmitAsync(actions, cancellationToken);
                    return answer.Status == (int)HttpStatusCode.NotFound ? null : answer.Headers.ETag ?? default(ETag);
                }
                catch (RequestFailedException exception) when (IsConflict(exception))
                {
                    return null;
                }
            },
            cancellationToken);

    /// <summary>All of it or nothing, in one partition. False: another's row is in the way, or one is gone or was changed, and nothing was written.</summary>
    /// <remarks>
    /// A write whose answer was lost is sent again and finds its own rows in the way. A token in each row tells them from another's.
    /// A transaction that only removes has no row to tell by: there false can mean that it was done.
    /// </remarks>
    public async Task<bool> TryWriteAsync(IReadOnlyList<TableTransactionAction> actions, CancellationToken cancellationToken)
    {
        var token = RandomNumberGenerator.GetHexString(Entity.TokenLength, lowercase: true);

        // Rows that were added lead: another writer could have changed the others again before we look.
        var written = actions.Where(action => action.ActionType != TableTransactionActionType.Delete)
            .OrderBy(action => action.ActionType != TableTransactionActionType.Add).Select(action => (TableEntity)action.Entity).ToList();
        written.ForEach(entity => entity[Entity.Token] = token);
        return await WriteAsync(actions, cancellationToken) || (written is [var one, ..] && await HoldsAsync(one, token, cancellationToken));
    }

    private async Task<bool> HoldsAsync(TableEntity written, string token, CancellationToken cancellationToken)
    {
        var kept = await FindAsync(written.PartitionKey, written.RowKey, cancellationToken, Entity.Token);
        return kept is not null && kept.TryGetValue(Entity.Token, out var found) && found is string text && text == token;
    }

    private async Task<Response> SubmitAsync(IReadOnlyList<TableTransactionAction> actions, CancellationToken cancellationToken)
    {
        try
        {
            return await SubmitToTableAsync(actions, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == TableErrorCode.TableNotFound)
        {
            await client.CreateIfNotExistsAsync(cancellationToken);
            return await SubmitToTableAsync(actions, cancellationToken);
        }
    }

    // The answer to the first. A batch of one row is billed like the row alone, but takes both sides three times the work.
    private async Task<Response> SubmitToTableAsync(IReadOnlyList<TableTransactionAction> actions, CancellationToken cancellationToken) => actions switch
    {
        [{ ActionType: TableTransactionActionType.Add } one] => await client.AddEntityAsync((TableEntity)one.Entity, cancellationToken),
        [{ ActionType: TableTransactionActionType.UpdateMerge } one] => await client.UpdateEntityAsync((TableEntity)one.Entity, one.ETag, TableUpdateMode.Merge, cancellationToken),
        [{ ActionType: TableTransactionActionType.UpdateReplace } one] => await client.UpdateEntityAsync((TableEntity)one.Entity, one.ETag, TableUpdateMode.Replace, cancellationToken),
        [{ ActionType: TableTransactionActionType.UpsertReplace } one] => await client.UpsertEntityAsync((TableEntity)one.Entity, TableUpdateMode.Replace, cancellationToken),
        [{ ActionType: TableTransactionActionType.Delete } one] => await client.DeleteEntityAsync(one.Entity.PartitionKey, one.Entity.RowKey, one.ETag, cancellationToken),
        _ => (await client.SubmitTransactionAsync(actions, cancellationToken)).Value[0],
    };

    private static async Task<bool> NextAsync(IAsyncEnumerator<Page<TableEntity>> pages)
    {
        try
        {
            return await pages.MoveNextAsync();
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == TableErrorCode.TableNotFound)
        {
            return false;
        }
    }

    private static bool IsConflict(RequestFailedException exception) =>
        exception.ErrorCode == TableErrorCode.EntityAlreadyExists
        || exception.ErrorCode == TableErrorCode.UpdateConditionNotSatisfied
        || exception.ErrorCode == TableErrorCode.ResourceNotFound
        || exception.ErrorCode == TableErrorCode.EntityNotFound;

    private async Task<T> ExplainAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call();
        }
        catch (Exception exception) when (AzureTableErrors.IsOfAzure(exception, cancellationToken))
        {
            throw AzureTableErrors.Explain(exception, $"The table {client.Name} of the storage account {account}");
        }
    }
}
