using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace FeedWatch.Fetching;

/// <summary>Says what is wrong with a certificate: expired, of another name, vouched for by nobody we know.</summary>
internal static class CertificateProblems
{
    private const int MostNames = 3;
    private const int LongestName = 40;

    /// <summary>Never none; each goes after "The certificate ...".</summary>
    public static IReadOnlyList<string> Of(X509Certificate2 shown, X509Chain? chain, SslPolicyErrors errors, string host)
    {
        var found = (chain?.ChainStatus ?? []).Aggregate(X509ChainStatusFlags.NoError, (flags, status) => flags | status.Status);
        List<string?> problems =
        [
            found.HasFlag(X509ChainStatusFlags.NotTimeValid) ? Time(shown, chain!.ChainPolicy.VerificationTime) : null,
            found.HasFlag(X509ChainStatusFlags.Revoked) ? "was revoked" : null,
            errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) ? $"is for {Names(shown)}, not for {host}" : null,
            Trust(shown, found),
        ];
        return problems.Exists(problem => problem is not null) ? [.. problems.OfType<string>()] : [$"is not valid ({found})"];
    }

    private static string Time(X509Certificate2 shown, DateTime at)
    {
        if (shown.NotAfter < at)
        {
            return $"expired on {Day(shown.NotAfter)}";
        }

        return shown.NotBefore > at ? $"is valid only from {Day(shown.NotBefore)} on" : "was issued under another one that has expired";
    }

    private static string? Trust(X509Certificate2 shown, X509ChainStatusFlags found)
    {
        if (found.HasFlag(X509ChainStatusFlags.PartialChain))
        {
            return "comes without the ones that lead from it to an authority that this machine trusts";
        }

        if (!found.HasFlag(X509ChainStatusFlags.UntrustedRoot))
        {
            return null;
        }

        return shown.SubjectName.RawData.AsSpan().SequenceEqual(shown.IssuerName.RawData)
            ? "is vouched for by nobody but itself"
            : "leads to an authority that this machine does not trust";
    }

    private static string Names(X509Certificate2 shown)
    {
        var names = shown.Extensions.OfType<X509SubjectAlternativeNameExtension>().SelectMany(extension => extension.EnumerateDnsNames()).Take(MostNames + 1).ToList();
        if (names.Count == 0)
        {
            names.Add(shown.GetNameInfo(X509NameType.SimpleName, forIssuer: false));
        }

        var shownNames = names.Take(MostNames).Select(name => name.Length > LongestName ? name[..LongestName] + "…" : name);
        return string.Join(", ", shownNames) + (names.Count > MostNames ? " …" : string.Empty);
    }

    private static string Day(DateTime at) => at.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
