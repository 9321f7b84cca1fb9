using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using FeedWatch.Adapters.Storing.AzureTables;
using FeedWatch.Configuration;
using FeedWatch.Storing;

namespace FeedWatch.Adapters.Configuration;

/// <summary>A blob that several processes and people read. It is fetched again only when its ETag is another.</summary>
internal sealed class BlobPlace(BlobClient client) : IWatchPlace
{
    private WatchText? last;

    // A connection string can put a signature into the address.
    public string Name { get; } = client.Uri.GetLeftPart(UriPartial.Path);

    public bool IsWrittenWhole => true;

    // Each look is a transaction that is paid for: some 43,000 a month and process.
    public TimeSpan BetweenLooks => TimeSpan.FromMinutes(1);

    public async Task<WatchText> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var known = Volatile.Read(ref last);
            var text = await FetchAsync(known, cancellationToken);
            Volatile.Write(ref last, text);
            return text;
        }
        catch (Exception exception) when (AzureTableErrors.IsOfAzure(exception, cancellationToken))
        {
            return BlobErrors.Explain(exception, Name);
        }
    }

    public async Task<bool> TryWriteAsync(string yaml, string? over, CancellationToken cancellationToken)
    {
        try
        {
            await UploadAsync(yaml, over, cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status == 412 || exception.ErrorCode == BlobErrorCode.BlobAlreadyExists)
        {
            // An earlier try of this very call may have written it, and only its answer was lost.
            return await ReadAsync(cancellationToken) is WatchText.Text kept && kept.Yaml == yaml;
        }
        catch (Exception exception) when (AzureTableErrors.IsOfAzure(exception, cancellationToken))
        {
            var mistake = BlobErrors.Explain(exception, Name).Mistake;
            throw new StorageException($"{Name} cannot be written: {mistake.Text} {mistake.Advice}", exception);
        }
    }

    internal BlobClient Beside(string name) => client.GetParentBlobContainerClient().GetBlobClient(name);

    private async Task<WatchText> FetchAsync(WatchText? known, CancellationToken cancellationToken)
    {
        var conditions = known?.Tag is { } tag ? new BlobRequestConditions { IfNoneMatch = new ETag(tag) } : null;
        try
        {
            var answer = await client.DownloadStreamingAsync(new BlobDownloadOptions { Conditions = conditions }, cancellationToken);
            if (answer.GetRawResponse().Status == 304)
            {
                return known!;
            }

            using var download = answer.Value;
            return await WatchText.ReadAsync(Name, download.Details.ETag.ToString(), download.Content, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status == 304)
        {
            return known!;
        }
    }

    private async Task UploadAsync(string yaml, string? over, CancellationToken cancellationToken)
    {
        var options = new BlobUploadOptions
        {
            Conditions = over is null ? new BlobRequestConditions { IfNoneMatch = ETag.All } : new BlobRequestConditions { IfMatch = new ETag(over) },
            HttpHeaders = new BlobHttpHeaders { ContentType = "application/yaml; charset=utf-8" },
        };
        try
        {
            await client.UploadAsync(BinaryData.FromString(yaml), options, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            await client.GetParentBlobContainerClient().CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            await client.UploadAsync(BinaryData.FromString(yaml), options, cancellationToken);
        }
    }
}
