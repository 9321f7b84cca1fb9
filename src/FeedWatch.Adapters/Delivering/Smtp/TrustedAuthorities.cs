using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace FeedWatch.Adapters.Delivering.Smtp;

/// <summary>Accepts a server that an authority of the house vouches for, besides those that the machine trusts. The name must fit all the same.</summary>
internal sealed class TrustedAuthorities : IDisposable
{
    private readonly X509Certificate2Collection roots;

    private TrustedAuthorities(X509Certificate2Collection roots) => this.roots = roots;

    public static TrustedAuthorities Load(string pemFile)
    {
        var read = new X509Certificate2Collection();
        read.ImportFromPemFile(pemFile);
        return new(read);
    }

    public bool Accept(object sender, X509Certificate? certificate, X509Chain? presented, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
        {
            return true;
        }

        if (errors != SslPolicyErrors.RemoteCertificateChainErrors || certificate is not X509Certificate2 server)
        {
            return false;
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.CustomTrustStore.AddRange(roots);
        foreach (var element in presented?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
        {
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        }

        return chain.Build(server);
    }

    public void Dispose()
    {
        foreach (var root in roots)
        {
            root.Dispose();
        }
    }
}
