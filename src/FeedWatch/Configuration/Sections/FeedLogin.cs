using FeedWatch.Configuration.Yaml;
using FeedWatch.Feeds;

namespace FeedWatch.Configuration.Sections;

/// <summary>Reads the login of a feed: <c>login:</c>, else what its address holds. Neither is ever shown.</summary>
internal sealed class FeedLogin(Mistakes mistakes)
{
    private readonly NodeReader nodes = new(mistakes);

    /// <param name="url">The feed's, as written; null where it could not be read.</param>
    /// <param name="headers">The feed's.</param>
    public Login? Read(Node? node, Uri? url, IReadOnlyDictionary<string, string> headers)
    {
        var inAddress = url is null ? null : Login.In(url);
        if (nodes.Map(node, "`login`", "Write `login: { user: desk, password: '${NAME}' }`.") is not { } map)
        {
            return inAddress;
        }

        if (headers.ContainsKey("Authorization"))
        {
            mistakes.Add(map.Place, "The feed has both a `login` and the header Authorization, and only one of them can be sent.", "Delete one of the two.");
        }

        if (inAddress is not null)
        {
            mistakes.Add(map.Place, "The feed has both a `login` and a user name in its address.", "Delete the one in the address, with its @.");
        }

        return Read(map);
    }

    private Login? Read(MapNode map)
    {
        KnownKeys.Login.Check(map, mistakes);
        var user = nodes.Line(nodes.Required(map, "user", "A login"), "user");
        var password = nodes.Line(nodes.Required(map, "password", "A login"), "password");
        if (user is { Text: var name } && name!.Contains(':', StringComparison.Ordinal))
        {
            mistakes.Add(user.Place, "A user name cannot hold a colon: servers take what follows it for the password.", "Write the user name alone.");
            return null;
        }

        if (password is { IsFilled: false })
        {
            mistakes.Warn(password.Place, "The password stands in the file for everybody to read.", "Keep it in the environment and write password: '${NAME}'.");
        }

        return user is null || password is null ? null : new Login(user.Text!, password.Text!);
    }
}
