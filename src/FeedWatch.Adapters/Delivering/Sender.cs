using System.Globalization;
using MimeKit;

namespace FeedWatch.Adapters.Delivering;

/// <summary>Whom mail comes from, and the domain that its Message-IDs are made with.</summary>
public sealed record Sender(string Address, string Name)
{
    /// <summary>For mail that goes no further than a folder.</summary>
    private const string Nobody = "feedwatch@localhost";

    /// <summary>In ASCII, since Message-IDs know nothing else.</summary>
    public string Domain { get; } = new IdnMapping().GetAscii(Address[(Address.LastIndexOf('@') + 1)..]);

    public static Sender Of(MailOptions options) =>
        new(string.IsNullOrWhiteSpace(options.From) ? Nobody : options.From.Trim(), options.FromName);

    /// <summary>An address alone: no name, no list, no line breaks, and a domain.</summary>
    public static bool IsAddress(string text) =>
        MailboxAddress.TryParse(text, out var mailbox) && mailbox.Name is null or "" && mailbox.Address == text && mailbox.Domain.Length > 0;
}
