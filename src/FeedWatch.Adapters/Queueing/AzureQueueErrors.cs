using Azure;
using FeedWatch.Adapters.Storing.AzureTables;
using FeedWatch.Storing;

namespace FeedWatch.Adapters.Queueing;

/// <summary>Says what an error of a queue means to a person: mostly the same as of a table, but for the role.</summary>
internal static class AzureQueueErrors
{
    public static StorageException Explain(Exception exception, string queue) => exception is RequestFailedException { Status: 403, ErrorCode: "AuthorizationPermissionMismatch" or "AuthorizationFailure" }
        ? new StorageException($"{queue} may not be used by this identity. Give it the role Storage Queue Data Contributor on the account, wait five minutes, and check the account's firewall.", exception)
        : AzureTableErrors.Explain(exception, queue);
}
