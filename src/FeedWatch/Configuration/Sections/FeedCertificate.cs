using FeedWatch.Configuration.Yaml;
using FeedWatch.Feeds;

namespace FeedWatch.Configuration.Sections;

/// <summary>Reads the one certificate that a feed's server may show although nobody we trust vouches for it.</summary>
internal sealed class FeedCertificate(Mistakes mistakes)
{
    private readonly NodeReader nodes = new(mistakes);

    public CertificateFingerprint? Read(Node? node)
    {
        if (nodes.Line(node, "certificate") is not { } scalar)
        {
            return null;
        }

        var fingerprint = CertificateFingerprint.Read(scalar.Text!.Trim());
        if (fingerprint is null)
        {
            mistakes.Add(
                scalar.Place,
                $"{scalar.Raw.Shortened().Quoted()} is not the fingerprint of a certificate.",
                "Write sha256: and 64 hexadecimal digits, as `feedwatch check` shows them for a certificate that it refuses.");
        }

        return fingerprint;
    }
}
