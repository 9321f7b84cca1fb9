using Azure.Data.Tables;

namespace FeedWatch.Adapters.Storing.AzureTables;

/// <summary>The row that names the configuration whose feeds were registered last. No server's partition has this key.</summary>
internal static class RegistrationRow
{
    public const string Partition = "!";
    public const string Configuration = "Configuration";

    public static TableEntity Of(string version) => Entity.Create(Partition, LeaseRow.First).With(Configuration, version);
}
