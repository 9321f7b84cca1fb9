using Azure;
using Azure.Data.Tables.Models;
using Azure.Identity;
using FeedWatch.Storing;

namespace FeedWatch.Adapters.Storing.AzureTables;

/// <summary>Says what an error of the storage account means to a person, and what to do about it.</summary>
internal static class AzureTableErrors
{
    /// <summary>Whether the account, the network or the sign-in failed. A call that was cancelled has not failed.</summary>
    public static bool IsOfAzure(Exception exception, CancellationToken cancellationToken) => exception switch
    {
        RequestFailedException or AuthenticationFailedException or IOException or HttpRequestException => true,

        // The time-out of one try.
        OperationCanceledException => !cancellationToken.IsCancellationRequested,

        // What the last tries failed with.
        AggregateException all => all.InnerExceptions.All(inner => IsOfAzure(inner, cancellationToken)),
        _ => false,
    };

    public static StorageException Explain(Exception exception, string table) =>
        new($"{table} {Meaning(exception is AggregateException { InnerExceptions: [.., var last] } ? last : exception)}", exception);

    private static string Meaning(Exception exception) => exception switch
    {
        CredentialUnavailableException => "cannot be used: there is no identity to sign in with. Run `az login`, or give the program a managed identity.",
        AuthenticationFailedException failed => $"cannot be used: signing in failed. {FirstLine(failed)}",
        RequestFailedException failed => Meaning(failed),
        OperationCanceledException => "did not answer in time. Check the network; it is tried again at the next run.",
        _ => $"cannot be reached: {FirstLine(exception)} Check the address and the network.",
    };

    private static string Meaning(RequestFailedException failed) => failed switch
    {
        { Status: 0 } => $"cannot be reached: {FirstLine(failed)} Check the address and the network.",
        { Status: 401 } => "refuses the sign-in. Check the account's key, or sign in to the tenant that the account belongs to.",
        { Status: 403, ErrorCode: "AuthenticationFailed" } => "refuses the key. Copy the connection string again, and check this machine's clock.",
        { Status: 403, ErrorCode: "KeyBasedAuthenticationNotPermitted" } => "takes no keys. Set Store:Account to https://ACCOUNT.table.core.windows.net and sign in with an identity.",
        { Status: 403 } => "may not be used by this identity. Give it the role Storage Table Data Contributor on the account, wait five minutes, and check the account's firewall.",
        { Status: 409 } when failed.ErrorCode == TableErrorCode.TableBeingDeleted => "is being deleted. Wait a minute, and it is made anew.",
        { Status: 429 or 503 } => "is too busy and refused every try. It is tried again at the next run; if this lasts, poll less often or use another account.",
        { Status: 408 or 500 or 502 or 504 } => $"had an error of its own and refused every try ({failed.Status} {failed.ErrorCode}). It is tried again at the next run.",
        { Status: 507 } => "is full.",
        _ => $"refused a request ({failed.Status} {failed.ErrorCode}): {FirstLine(failed)}",
    };

    private static string FirstLine(Exception exception) => exception.Message.Split('\n', 2)[0].TrimEnd();
}
