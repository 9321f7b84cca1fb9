using Azure;
using Azure.Identity;
using FeedWatch.Configuration;

namespace FeedWatch.Adapters.Configuration;

/// <summary>Says why a blob cannot be had, and what to do about it. The same failure gives the same words, so that it is told of once.</summary>
internal static class BlobErrors
{
    private const string CheckNetwork = "Check the address and the network.";
    private const string ItIsTriedAgain = "It is tried again at the next look.";

    public static WatchText.Unreadable Explain(Exception exception, string name)
    {
        var cause = exception is AggregateException { InnerExceptions: [.., var last] } ? last : exception;
        var (text, advice) = Meaning(cause);
        return WatchText.Unreadable.Of(name, text, advice, isOutOfReach: cause is not RequestFailedException { Status: 404 });
    }

    private static (string Text, string Advice) Meaning(Exception exception) => exception switch
    {
        CredentialUnavailableException => ("There is no identity to sign in with.", "Run `az login`, or give the program a managed identity."),
        AuthenticationFailedException => ($"Signing in failed: {FirstLine(exception)}", "Run `az login` again, or check the managed identity."),
        RequestFailedException failed => Meaning(failed),
        OperationCanceledException => ("The storage account did not answer in time.", ItIsTriedAgain),
        _ => ($"The storage account cannot be reached: {FirstLine(exception)}", CheckNetwork),
    };

    private static (string Text, string Advice) Meaning(RequestFailedException failed) => failed switch
    {
        { Status: 0 } => ($"The storage account cannot be reached: {FirstLine(failed)}", CheckNetwork),
        { Status: 404 } => ("There is no such blob.", "Put feedwatch.yaml there with `feedwatch config push`, or set Watch:Blob to the right one."),
        { Status: 401 } => ("The storage account refuses the sign-in.", "Sign in to the tenant that the account belongs to."),
        { Status: 403, ErrorCode: "AuthenticationFailed" } => ("The storage account refuses the key.", "Copy the connection string again, and check this machine's clock."),
        { Status: 403, ErrorCode: "KeyBasedAuthenticationNotPermitted" } => ("The storage account takes no keys.", "Set Watch:Blob to https://ACCOUNT.blob.core.windows.net/CONTAINER/feedwatch.yaml and sign in with an identity."),
        { Status: 403 } => ("The storage account forbids the use of the blob.", "Give the identity the role Storage Blob Data Contributor and wait five minutes, or copy the connection string again; and check the account's firewall."),
        { Status: 408 or 429 or >= 500 } => ($"The storage account is too busy or has an error of its own ({failed.Status} {failed.ErrorCode}).", ItIsTriedAgain),
        _ => ($"The storage account refused the request ({failed.Status} {failed.ErrorCode}).", CheckNetwork),
    };

    private static string FirstLine(Exception exception) => exception.Message.Split('\n', 2)[0].TrimEnd();
}
