using Microsoft.Extensions.Configuration;

namespace FeedWatch.Host.Settings;

/// <summary>How the program was told to run: where its files lie and every other setting, from all layers.</summary>
public sealed record HostSettings
{
    /// <summary>Names the storage account that holds everything; without it a database does.</summary>
    public const string StoreAccount = "Store:Account";

    public required IConfiguration Configuration { get; init; }

    /// <summary>feedwatch.yaml.</summary>
    public required string WatchFile { get; init; }

    /// <summary>Database, lock and outbox lie here.</summary>
    public required string Folder { get; init; }

    public bool IsVerbose { get; init; }
}

/// <summary>Settings, or what is wrong with them.</summary>
public abstract record SettingsResult
{
    private SettingsResult()
    {
    }

    public sealed record Read(HostSettings Settings) : SettingsResult;

    /// <param name="Mistakes">One clear line each.</param>
    public sealed record Wrong(IReadOnlyList<string> Mistakes) : SettingsResult;
}
