using FeedWatch.Configuration.Yaml;

namespace FeedWatch.Configuration.Sections;

/// <summary>Reads the address of one person or list. Only its shape is checked: whether anybody is there, the server knows.</summary>
internal sealed class EmailAddress(Mistakes mistakes)
{
    private const int MostLength = 254;
    private const int MostLocal = 64;
    private const string Advice = "Write one address, such as desk@example.org.";

    private readonly NodeReader nodes = new(mistakes);

    public static string Canonical(string address) => address.ToLowerInvariant();

    public string? Read(Node? node)
    {
        if (nodes.Line(node, "email", MostLength) is not { } scalar)
        {
            return null;
        }

        var text = scalar.Text!.Trim();

        if (IsAddress(text))
        {
            return text;
        }

        mistakes.Add(scalar.Place, $"{scalar.Raw.Shortened().Quoted()} is not an email address.", Suggest(text));
        return null;
    }

    private static string Suggest(string text) => text switch
    {
        _ when text.Contains('<', StringComparison.Ordinal) => "Write only the address between < and >; the name goes into `name:`.",
        _ when text.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) => "Write the address without `mailto:`.",
        _ when text.Contains(',', StringComparison.Ordinal) || text.Contains(';', StringComparison.Ordinal) => "Write several addresses as a list: [a@example.org, b@example.org].",
        _ => Advice,
    };

    private static bool IsAddress(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at is > 0 and <= MostLocal && IsLocal(text[..at]) && IsDomain(text[(at + 1)..]);
    }

    // RFC 5321 without quoted names, which no mailbox of a person has; letters of any script (RFC 6531).
    private static bool IsLocal(string local) =>
        local.Split('.').All(part => part.Length > 0 && part.All(letter => char.IsLetterOrDigit(letter) || char.IsSurrogate(letter) || "!#$%&'*+-/=?^_`{|}~".Contains(letter, StringComparison.Ordinal)));

    // A name without a dot is fine: small installations mail to root@localhost.
    private static bool IsDomain(string domain) =>
        domain.Split('.').All(label => label.Length is > 0 and <= 63 && label.All(letter => char.IsLetterOrDigit(letter) || letter == '-') && label[0] != '-' && label[^1] != '-');
}
