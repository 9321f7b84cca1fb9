using System.Net;

namespace FeedWatch.Fetching;

/// <summary>The way that one fetch takes from server to server, and how far it was a move for good.</summary>
internal sealed class Trail(Uri start, AddressGuard guard)
{
    private readonly List<Uri> passed = [start];
    private bool isForGood = true;

    public Uri At => passed[^1];

    public int Redirects => passed.Count - 1;

    public bool IsCircle => passed.Distinct().Count() < passed.Count;

    /// <summary>Where 301 and 308 alone led; the first redirect of another kind ends it.</summary>
    public Uri? MovedTo { get; private set; }

    public void Follow(Uri next, HttpStatusCode status)
    {
        isForGood = isForGood && IsForGood(next, status);
        if (isForGood)
        {
            MovedTo = next == passed[0] ? null : next;
        }

        passed.Add(next);
    }

    // Whoever can stand between us and a server could otherwise take a feed away from https, or into our own network, for good.
    private bool IsForGood(Uri next, HttpStatusCode status) =>
        status is HttpStatusCode.MovedPermanently or HttpStatusCode.PermanentRedirect
        && (At.Scheme != Uri.UriSchemeHttps || next.Scheme == Uri.UriSchemeHttps)
        && (guard.IsPrivate(At.IdnHost) || !guard.IsPrivate(next.IdnHost));
}
