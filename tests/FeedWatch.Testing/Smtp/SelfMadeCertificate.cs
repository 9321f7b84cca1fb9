using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace FeedWatch.Testing.Smtp;

/// <summary>A certificate that nobody vouches for.</summary>
public static class SelfMadeCertificate
{
    /// <param name="isForLoopback">Valid for 127.0.0.1 too.</param>
    /// <param name="daysLeft">Until it expires; negative: it has expired.</param>
    public static X509Certificate2 Create(string host = "localhost", bool isForLoopback = true, int daysLeft = 2)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        if (isForLoopback)
        {
            names.AddIpAddress(IPAddress.Loopback);
        }

        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-30), now.AddDays(daysLeft));

        // Windows cannot serve TLS with a key that lives in memory only; a round trip through PFX gives it a home.
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), password: null);
    }
}
