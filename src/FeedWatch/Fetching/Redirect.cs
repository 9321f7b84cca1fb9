using System.Net;
using FeedWatch.Feeds;

namespace FeedWatch.Fetching;

/// <summary>Where a reply sends us. Whether we may go there is for the address guard to say, at the connection.</summary>
internal static class Redirect
{
    public static bool Is(HttpStatusCode status) => status is HttpStatusCode.MovedPermanently or HttpStatusCode.Found
        or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    /// <summary>Null where there is no address, or none of http and https. Never holds credentials: another server's are not for us to repeat.</summary>
    public static Uri? Target(HttpResponseMessage response, Uri from) =>
        response.Headers.NonValidated.TryGetValues("Location", out var values)
        && WebAddress.Resolve(from, values.First()) is { } target
            ? Login.RemovedFrom(target)
            : null;
}
