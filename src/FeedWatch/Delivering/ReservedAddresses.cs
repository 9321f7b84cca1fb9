using FeedWatch.Alerting;

namespace FeedWatch.Delivering;

/// <summary>Addresses that belong to nobody by RFC 2606 and RFC 6761, and that samples are full of: mail sent to them is lost without a word.</summary>
public static class ReservedAddresses
{
    private static readonly string[] Domains =
        ["example.org", "example.com", "example.net", "example", "test", "invalid", "localhost"];

    public static bool IsReserved(string address)
    {
        var domain = address[(address.LastIndexOf('@') + 1)..].Trim().TrimEnd('>', '.');
        return Domains.Any(reserved => IsOrIsUnder(domain, reserved));
    }

    /// <summary>Null if the transport may send to all of them; else what is wrong and what to do, in one line.</summary>
    public static string? FindError(IMailTransport transport, IReadOnlyList<Recipient> recipients)
    {
        var reserved = recipients.Where(recipient => IsReserved(recipient.Email)).Select(recipient => recipient.Email).Distinct().ToList();
        if (!transport.ReachesPeople || reserved.Count == 0)
        {
            return null;
        }

        return $"No mail reaches {string.Join(", ", reserved)}: the domain is reserved for examples. "
            + "Write the real address into feedwatch.yaml, or set Mail:Transport to folder.";
    }

    /// <summary>What becomes of a mail to such an address that came into the configuration while the program ran; null: it may go.</summary>
    public static SendResult? Refuse(IMailTransport transport, string address) => transport.ReachesPeople && IsReserved(address)
        ? new SendResult.RecipientRefused("The domain is reserved for examples: no mail reaches it.")
        : null;

    private static bool IsOrIsUnder(string domain, string reserved) =>
        domain.Equals(reserved, StringComparison.OrdinalIgnoreCase)
        || domain.EndsWith("." + reserved, StringComparison.OrdinalIgnoreCase);
}
