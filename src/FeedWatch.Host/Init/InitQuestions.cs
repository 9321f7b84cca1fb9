using System.Net.Mail;
using FeedWatch.Host.Output;
using FeedWatch.Matching;
using Spectre.Console;

namespace FeedWatch.Host.Init;

/// <summary>The three questions: watch for what, send where, how.</summary>
internal sealed class InitQuestions(IAnsiConsole console)
{
    private const string OwnQuery = "something else";

    public IReadOnlyList<(string Name, string Query)> AskRules()
    {
        var offered = AliasSet.Shipped.Offered.ToDictionary(alias => $"@{alias.Name}  {alias.About}");
        var chosen = console.Prompt(
            new MultiSelectionPrompt<string>()
                .Title("1  [bold]What do you watch for?[/]  (space marks, enter goes on)")
                .NotRequired()
                .AddChoices([.. offered.Keys.Select(Markup.Escape), OwnQuery]));
        var rules = offered.Where(alias => chosen.Contains(Markup.Escape(alias.Key))).Select(alias => (alias.Value.Name, $"@{alias.Value.Name}")).ToList();
        if (rules.Count == 0 || chosen.Contains(OwnQuery))
        {
            rules.Add(AskRule());
        }

        // The list of choices is wiped when it was answered.
        Show([Cell.Of($"1  Rules: {string.Join(", ", rules.Select(rule => rule.Item2))}", Tone.Good)]);
        return rules;
    }

    public string AskEmail() => console.Prompt(
        new TextPrompt<string>("2  [bold]Which address gets the alerts?[/]")
            .Validate(text => MailAddress.TryCreate(text, out _) ? ValidationResult.Success() : ValidationResult.Error("That is no email address.")));

    public MailSettings AskTransport()
    {
        const string ByFolder = "not at all for now: write them to files";
        const string BySmtp = "through a mail server (SMTP)";
        const string BySendGrid = "through Twilio SendGrid";
        var how = console.Prompt(new SelectionPrompt<string>().Title("3  [bold]How are they sent?[/]").AddChoices(BySmtp, BySendGrid, ByFolder));
        return how switch
        {
            BySmtp => AskSmtp(),
            BySendGrid => new MailSettings(new Dictionary<string, string> { ["From"] = AskFrom(), ["Transport"] = "SendGrid" }, "SendGrid:ApiKey", AskSecret("API key")),
            _ => MailSettings.ToFolder,
        };
    }

    private MailSettings AskSmtp()
    {
        var values = new Dictionary<string, string>
        {
            ["From"] = AskFrom(),
            ["Transport"] = "Smtp",
            ["Smtp:Host"] = console.Ask<string>("   Mail server:"),
        };
        var user = console.Prompt(new TextPrompt<string>("   User (empty: none):").AllowEmpty());
        if (user.Length == 0)
        {
            return new MailSettings(values, null, null);
        }

        values["Smtp:User"] = user;
        return new MailSettings(values, "Smtp:Password", AskSecret("Password"));
    }

    private string AskFrom() => console.Ask<string>("   Sender address:");

    private string AskSecret(string name) => console.Prompt(new TextPrompt<string>($"   {name}:").Secret());

    private (string Name, string Query) AskRule()
    {
        var compiler = new QueryCompiler(AliasSet.Shipped);
        while (true)
        {
            var text = console.Ask<string>("   Words, \"a phrase\", OR, AND, NOT, @alias:");
            switch (compiler.Compile(text))
            {
                case QueryResult.Compiled compiled:
                    Show(compiled.Warnings.Select(warning => Line(warning, Tone.Warning)));
                    return (text.Trim('"', '@'), text);
                case QueryResult.Refused refused:
                    Show(refused.Mistakes.Select(mistake => Line(mistake, Tone.Bad)));
                    break;
            }
        }
    }

    private static Cell Line(QueryMistake mistake, Tone tone) => Cell.Of($"column {mistake.Column}: {mistake.Text} {mistake.Advice}", tone);

    private void Show(IEnumerable<Cell> lines)
    {
        foreach (var line in lines)
        {
            console.Write(PeopleText.Of(line));
            console.WriteLine();
        }
    }
}
