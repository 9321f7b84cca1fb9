using System.Net;
using FeedWatch.Fetching;

namespace FeedWatch.Host.Probing;

/// <summary>What to do about an address that did not answer with a feed.</summary>
internal static class ProbeAdvice
{
    public static string For(FetchResult.Failed failed) => failed.Cause switch
    {
        FailureCause.Certificate => "Tell whoever runs the server. If it is as it should be, compare the fingerprint with the one that they give you before you write it down.",
        FailureCause.PrivateAddress => "Private addresses must be allowed by name in Fetch:AllowPrivate.",
        FailureCause.Proxy => "Check the setting Fetch:Proxy, and that the proxy lets this machine through.",
        _ => ForStatus(failed.Status),
    };

    private static string ForStatus(HttpStatusCode? status) => status switch
    {
        HttpStatusCode.NotFound => "Look for the feed's new address with `feedwatch feeds find` and the address of the site.",
        HttpStatusCode.Unauthorized or HttpStatusCode.PaymentRequired => "The server wants a login: give it with `login:` or `headers:`, and the secret as ${NAME} from the environment.",
        HttpStatusCode.Forbidden => "The server turns programs away: set Fetch:Contact so that it knows who asks, or ask the publisher to let you in.",
        HttpStatusCode.ProxyAuthenticationRequired => "Write the login into Fetch:Proxy: http://user:password@proxy:port.",
        { } fault when (int)fault >= 500 => "The server has a fault; FeedWatch goes on trying, less and less often.",
        null => "Check the address in a browser on this machine.",
        _ => "Check the address in a browser.",
    };
}
