using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace FeedWatch.Host.Commands;

/// <summary>Options that several commands share; each command makes its own, since an option belongs to one place of the tree.</summary>
internal static class CommonOptions
{
    public const string JsonOutput = "With --json: one object a line, in camelCase, instants in UTC; fields are added, never renamed.";

    public static Option<bool> Json() => new("--json") { Description = "One JSON object a line." };

    public static Option<int> Limit(int standard) => new("--limit")
    {
        Description = "At most so many.",
        HelpName = "N",
        DefaultValueFactory = _ => standard,
        Validators = { result => RequirePositive(result) },
    };

    public static Option<Since?> Since(string description) => new("--since")
    {
        Description = $"{description} 30m, 12h, 30d, or a day such as 2026-11-01.",
        HelpName = "SPAN",
        CustomParser = ReadSince,
    };

    public static Uri? ReadUrl(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        var whole = text.Contains("://", StringComparison.Ordinal) ? text : $"https://{text}";
        if (Uri.TryCreate(whole, UriKind.Absolute, out var url) && url.Scheme is ("http" or "https"))
        {
            return url;
        }

        result.AddError($"{text}: write an http or https address.");
        return null;
    }

    private static Since? ReadSince(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (Commands.Since.TryRead(text, out var since))
        {
            return since;
        }

        result.AddError($"--since {text}: write 30m, 12h, 30d, or a day such as 2026-11-01.");
        return null;
    }

    private static void RequirePositive(OptionResult result)
    {
        if (!int.TryParse(result.Tokens is [var token] ? token.Value : "1", NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count == 0)
        {
            result.AddError("--limit needs a number from 1.");
        }
    }
}
