using System.Security.Authentication;
using FeedWatch.Feeds;

namespace FeedWatch.Fetching;

/// <summary>Carries out of the handshake what is wrong with a certificate; the fetcher makes it a result. Its text is for a person.</summary>
public sealed class CertificateRefusedException(string reason, CertificateFingerprint? shown) : AuthenticationException(reason)
{
    /// <summary>Null where the server showed none.</summary>
    public CertificateFingerprint? Shown { get; } = shown;
}
