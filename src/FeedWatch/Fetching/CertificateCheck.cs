using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using FeedWatch.Feeds;

namespace FeedWatch.Fetching;

/// <summary>Accepts what this machine trusts and, of one host, the one certificate that the configuration names. What is refused says why.</summary>
/// <param name="host">The only one that the exception is for.</param>
/// <param name="exception">Null: there is none.</param>
internal sealed class CertificateCheck(string host, CertificateFingerprint? exception)
{
    public static CertificateCheck Strict { get; } = new(string.Empty, exception: null);

    /// <exception cref="CertificateRefusedException">Neither. Saying so by false would lose the reason.</exception>
    public bool Accept(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        errors == SslPolicyErrors.None || IsException(sender, certificate, chain, errors);

    private bool IsException(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        var server = ((SslStream)sender).TargetHostName;
        if (certificate is not X509Certificate2 shown)
        {
            throw new CertificateRefusedException($"{server} shows no certificate.", shown: null);
        }

        var fingerprint = CertificateFingerprint.Of(shown.RawDataMemory.Span);
        if (fingerprint == exception && string.Equals(server, host, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var problems = CertificateProblems.Of(shown, chain, errors, server);
        throw new CertificateRefusedException($"The certificate of {server} {string.Join(" and ", problems)}.", fingerprint);
    }
}
