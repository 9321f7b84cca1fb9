using FeedWatch.Alerting;
using FeedWatch.Configuration.Yaml;

namespace FeedWatch.Configuration.Sections;

/// <summary>Reads <c>recipients:</c>. Each address is a recipient of its own, with an id that an edit of the other addresses leaves alone.</summary>
internal sealed class RecipientSection(RuleSection rules, Mistakes mistakes)
{
    private const int MostRecipients = 10_000;

    private readonly NodeReader nodes = new(mistakes);
    private readonly EmailAddress email = new(mistakes);
    private readonly Sending sending = new(mistakes);
    private readonly Names names = new("recipient", mistakes);
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> named = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string? Name, Recipient Recipient)> read = [];
    private ILookup<string, RecipientId> known = Array.Empty<RecipientId>().ToLookup(id => id.Value);
    private bool isReadable = true;

    public IReadOnlyList<Recipient> Read(MapNode file)
    {
        var section = file.Find("recipients");
        var list = nodes.List(section, "recipients");
        isReadable = list is not null || section is null or { IsNothing: true };
        if (list is null or { Entries.Count: 0 })
        {
            mistakes.Warn(section?.Place ?? file.Place, "There is no recipient, so nobody will be alerted.", "Add `recipients:` with an `email`.");
        }

        foreach (var node in list?.Entries ?? [])
        {
            ReadRecipient(node);
        }

        if (read.Count > MostRecipients)
        {
            mistakes.Add(file.Place, $"The file has {read.Count} recipients; {MostRecipients} are the most.", "Use the address of a mailing list.");
        }

        known = read.SelectMany(entry => Keys(entry).Select(key => (Key: key, entry.Recipient.Id))).ToLookup(entry => entry.Key, entry => entry.Id, StringComparer.Ordinal);
        return [.. read.Select(entry => entry.Recipient)];
    }

    /// <summary>The recipients that an operator's name stands for: all addresses of that name, or the one with that address.</summary>
    public IReadOnlyList<RecipientId> Find(string name) => [.. known[name].Concat(known[name.Contains('@', StringComparison.Ordinal) ? EmailAddress.Canonical(name) : name])];

    /// <summary>Also true of a name whose recipient has mistakes of its own, and of any name where there was no reading the recipients.</summary>
    public bool Knows(string name) => !isReadable || names.Contains(name) || Find(name).Count > 0;

    public string Suggest(string written) => names.Suggest(written) is { } name ? $"Write {name.Quoted()}." : "Write the `name` of a recipient, or its address.";

    private static IEnumerable<string> Keys((string? Name, Recipient Recipient) entry) =>
        new[] { entry.Name, entry.Recipient.Name, EmailAddress.Canonical(entry.Recipient.Email) }.OfType<string>();

    private void ReadRecipient(Node node)
    {
        if (nodes.Map(node, "A recipient", "Write a map: `- name: Desk`, and under the name `email: desk@example.org`.") is not { } map)
        {
            return;
        }

        KnownKeys.Recipient.Check(map, mistakes);
        var name = names.Read(map.Find("name"));
        var wanted = ReadRules(map.Find("rules"));
        sending.Check(map.Find("send"));
        var addresses = nodes.Required(map, "email", "A recipient");
        foreach (var entry in nodes.OneOrMore(addresses, "email", "Write an address such as desk@example.org."))
        {
            if (email.Read(entry) is { } address && (name is not null || map.Find("name") is null))
            {
                Add(entry, name, Id(name, address, addresses is ListNode), address, wanted);
            }
        }
    }

    // In a list the address is part of the id: whoever is added, removed or moved, the others stay who they are.
    private static RecipientId Id(string? name, string address, bool isListed)
    {
        var canonical = EmailAddress.Canonical(address);
        return new RecipientId((name, isListed) switch
        {
            (null, _) => canonical,
            (_, true) => $"{name} ({canonical})",
            _ => name,
        });
    }

    private void Add(Node node, string? name, RecipientId id, string address, IReadOnlyList<string> wanted)
    {
        var isUnclear = named.TryGetValue(address, out var otherIsNamed) && !(otherIsNamed && name is not null);
        if (isUnclear || !ids.Add(id.Value))
        {
            mistakes.Add(node.Place, "This address is a recipient already, and the two could not be told apart.", "Delete one of the two, or give each a `name` of its own.");
            return;
        }

        named[address] = name is not null;
        read.Add((name, new Recipient { Id = id, Email = address, Rules = wanted }));
    }

    private List<string> ReadRules(Node? node)
    {
        var wanted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in nodes.OneOrMore(node, "rules", "Name a rule, or delete the key: then the recipient gets all rules."))
        {
            if (nodes.Line(RuleOf(entry), "rule") is not { } scalar)
            {
                continue;
            }

            var name = scalar.Text!.Trim();
            if (!rules.Knows(name))
            {
                mistakes.Add(scalar.Place, $"No rule has the name {scalar.Raw.Shortened().Quoted()}.", rules.Suggest(scalar.Raw));
            }
            else if (!wanted.Add(name))
            {
                mistakes.Warn(scalar.Place, $"The rule {scalar.Raw.Shortened().Quoted()} is named twice.", "Delete one of the two.");
            }
        }

        return [.. wanted];
    }

    private Node? RuleOf(Node entry)
    {
        if (entry is not MapNode map)
        {
            return entry;
        }

        KnownKeys.RecipientRule.Check(map, mistakes);
        sending.Check(map.Find("send"));
        return nodes.Required(map, "rule", "A rule of a recipient");
    }
}
