using System.ComponentModel.DataAnnotations;
using Azure.Core;

namespace FeedWatch.Adapters.Storing.AzureTables;

/// <summary>Which storage account holds everything, and how long it may take to answer. Section <c>Store</c>.</summary>
public sealed class AzureTableOptions
{
    public const string Section = "Store";

    private static readonly TimeSpan LongestRetryDelay = TimeSpan.FromSeconds(10);

    /// <summary>The address of the account's tables, https://ACCOUNT.table.core.windows.net, which is used with the identity that the program runs under; or a connection string.</summary>
    [Required]
    public string Account { get; set; } = string.Empty;

    /// <summary>Begins the name of each table, so that several installations can share an account. Default: nothing.</summary>
    [RegularExpression("^([A-Za-z][A-Za-z0-9]{0,39})?$", ErrorMessage = "Store:TablePrefix must be letters and digits, at most 40, and begin with a letter.")]
    public string TablePrefix { get; set; } = string.Empty;

    /// <summary>How long one try of a request may take. Default: 10 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:02:00")]
    public TimeSpan TryTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a request is tried again that got no answer, or that the account was too busy for. Default: 6.</summary>
    [Range(0, 20)]
    public int Retries { get; set; } = 6;

    /// <summary>How long to wait before the first of them; twice as long before each one after it, and never over 10 seconds. Default: 0.4 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:10")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(400);

    /// <summary>The account's address; null for a connection string.</summary>
    internal Uri? Address => AddressIn(Account);

    /// <summary>Never http: a sign-in is not sent in clear.</summary>
    internal static Uri? AddressIn(string account) =>
        !account.Contains(';', StringComparison.Ordinal) && Uri.TryCreate(account.Trim(), UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps
            ? address
            : null;

    /// <summary>The same tries for every service of an account.</summary>
    internal void Apply(ClientOptions client)
    {
        client.Retry.Mode = RetryMode.Exponential;
        client.Retry.MaxRetries = Retries;
        client.Retry.Delay = RetryDelay;
        client.Retry.MaxDelay = LongestRetryDelay;
        client.Retry.NetworkTimeout = TryTimeout;
        client.Diagnostics.ApplicationId = "FeedWatch";
    }
}
