using Azure.Data.Tables;
using FeedWatch.Storing;

namespace FeedWatch.Adapters.Storing.AzureTables;

/// <summary>What every row has besides its keys.</summary>
internal static class Entity
{
    /// <summary>Version of what a row holds. Raise it when a column changes in a way that an older program would misread: new code reads every version so far, old code refuses a newer one.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The column of the version.</summary>
    public const string Version = "v";

    /// <summary>The column by which a writer knows its own row again.</summary>
    public const string Token = "w";

    public const int TokenLength = 16;

    public static TableEntity Create(string partition, string row) => new(partition, row) { [Version] = CurrentVersion };

    /// <summary>Refuses a row that a newer program wrote. Call it before anything else is read of a row.</summary>
    public static void Check(this TableEntity entity)
    {
        var version = entity.GetInt32(Version) ?? CurrentVersion;
        if (version > CurrentVersion)
        {
            throw new StorageException($"A row of the store was written by a newer FeedWatch (version {version}, this one knows {CurrentVersion}). Use the newer version.");
        }
    }
}
