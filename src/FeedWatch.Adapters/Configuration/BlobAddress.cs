using System.Text.RegularExpressions;
using Azure.Storage.Blobs;
using FeedWatch.Adapters.Storing.AzureTables;
using Microsoft.Extensions.Options;

namespace FeedWatch.Adapters.Configuration;

/// <summary>Which blob <c>Watch:Blob</c> means, and what is wrong with it.</summary>
/// <param name="Address">Of the blob, for an identity to sign in to; null: a connection string says where the account is.</param>
/// <param name="Container">Its container.</param>
/// <param name="Blob">Its name in the container.</param>
internal sealed partial record BlobAddress(Uri? Address, string Container, string Blob)
{
    public static BlobAddress Of(WatchBlobOptions options, AzureTableOptions store)
    {
        var blob = options.Blob.Trim();
        return blob.Contains("://", StringComparison.Ordinal) ? OfUrl(blob) : OfPath(blob, store);
    }

    private static BlobAddress OfUrl(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttps)
        {
            throw Wrong($"'{text}' is no address of a blob. Write https://ACCOUNT.blob.core.windows.net/CONTAINER/feedwatch.yaml.");
        }

        if (url.Query.Length > 0 || url.UserInfo.Length > 0)
        {
            // A signature: it would stand in logs and notices, and run out one day.
            throw Wrong("the address must end with the blob's name. It is used with the identity that the program runs under, so leave out the ? and what follows.");
        }

        var parts = new BlobUriBuilder(url);
        return parts.BlobContainerName.Length > 0 && parts.BlobName.Length > 0
            ? new BlobAddress(url, parts.BlobContainerName, parts.BlobName)
            : throw Wrong($"{text} lacks a container or the blob's name. Write https://ACCOUNT.blob.core.windows.net/CONTAINER/feedwatch.yaml.");
    }

    private static BlobAddress OfPath(string path, AzureTableOptions store)
    {
        if (!ContainerAndBlob().IsMatch(path))
        {
            throw Wrong($"'{path}' is neither https://ACCOUNT.blob.core.windows.net/CONTAINER/feedwatch.yaml nor CONTAINER/feedwatch.yaml.");
        }

        if (string.IsNullOrWhiteSpace(store.Account))
        {
            throw Wrong($"{path} names no account. Write https://ACCOUNT.blob.core.windows.net/{path}, or set Store:Account.");
        }

        var slash = path.IndexOf('/', StringComparison.Ordinal);
        return new BlobAddress(store.Address is { } tables ? InAccountOf(tables, path) : null, path[..slash], path[(slash + 1)..]);
    }

    private static Uri InAccountOf(Uri tables, string path)
    {
        var host = tables.Host.Replace(".table.", ".blob.", StringComparison.OrdinalIgnoreCase);
        return host != tables.Host
            ? new Uri($"https://{host}/{path}")
            : throw Wrong($"{tables.Host} does not say where the account's blobs are. Write https://ACCOUNT.blob.core.windows.net/{path}.");
    }

    private static OptionsValidationException Wrong(string why) => new(Options.DefaultName, typeof(WatchBlobOptions), [$"Watch:Blob: {why}"]);

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{2,62}/[^/?#\\\\][^?#\\\\]*$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex ContainerAndBlob();
}
