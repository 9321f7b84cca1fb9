using FeedWatch.Adapters.Delivering;
using FeedWatch.Configuration;
using FeedWatch.Delivering;
using FeedWatch.Host.Output;
using FeedWatch.Matching;
using Spectre.Console;

namespace FeedWatch.Host.Init;

/// <summary>The three questions: watch for what, send where, how.</summary>
/// <param name="cancellationToken">Ends the question that is open.</param>
internal sealed class InitQuestions(IAnsiConsole console, CancellationToken cancellationToken)
{
    private const string OwnQuery = "something else";

    public async Task<IReadOnlyList<(string Name, string Query)>> AskRulesAsync()
    {
        var offered = AliasSet.Shipped.Offered.ToDictionary(alias => $"@{alias.Name}  {alias.About}");
        var chosen = await AskAsync(
            new MultiSelectionPrompt<string>()
                .Title("1  [bold]What do you watch for?[/]  (space marks, enter goes on)")
                .NotRequired()
                .AddChoices([.. offered.Keys.Select(Markup.Escape), OwnQuery]));
        var rules = offered.Where(alias => chosen.Contains(Markup.Escape(alias.Key))).Select(alias => (alias.Value.Name, $"@{alias.Value.Name}")).ToList();
        if (rules.Count == 0 || chosen.Contains(OwnQuery))
        {
            var query = await AskQueryAsync();
            rules.Add((RuleName.Of(query, [.. rules.Select(rule => rule.Name)]), query));
        }

        // The list of choices is wiped when it was answered.
        Show([Cell.Of($"1  Rules: {string.Join(", ", rules.Select(rule => rule.Item2))}", Tone.Good)]);
        return rules;
    }

    public Task<string> AskEmailAsync() => AskTrimmedAsync(
        new TextPrompt<string>("2  [bold]Which address gets the alerts?[/]").Validate(text => Verdict(FindMistakeInEmail(text.Trim()))));

    public async Task<MailSettings> AskTransportAsync()
    {
        const string ByFolder = "not at all for now: write them to files";
        const string BySmtp = "through a mail server (SMTP)";
        const string BySendGrid = "through Twilio SendGrid";
        var how = await AskAsync(new SelectionPrompt<string>().Title("3  [bold]How are they sent?[/]").AddChoices(BySmtp, BySendGrid, ByFolder));
        return how switch
        {
            BySmtp => await AskSmtpAsync(),
            BySendGrid => new MailSettings(new Dictionary<string, string> { ["From"] = await AskFromAsync(), ["Transport"] = "SendGrid" }, "SendGrid:ApiKey", await AskSecretAsync("API key")),
            _ => MailSettings.ToFolder,
        };
    }

    private async Task<MailSettings> AskSmtpAsync()
    {
        var values = new Dictionary<string, string>
        {
            ["From"] = await AskFromAsync(),
            ["Transport"] = "Smtp",
            ["Smtp:Host"] = await AskTrimmedAsync(new TextPrompt<string>("   Mail server:").Validate(text => Verdict(text.Trim().Length == 0 ? "That is empty." : null))),
        };
        var user = await AskTrimmedAsync(new TextPrompt<string>("   User (empty: none):").AllowEmpty());
        if (user.Length == 0)
        {
            return new MailSettings(values, null, null);
        }

        values["Smtp:User"] = user;
        return new MailSettings(values, "Smtp:Password", await AskSecretAsync("Password"));
    }

    private Task<string> AskFromAsync() => AskTrimmedAsync(
        new TextPrompt<string>("   Sender address:").Validate(text => Verdict(FindMistakeInSender(text.Trim()))));

    private Task<string> AskSecretAsync(string name) => AskAsync(new TextPrompt<string>($"   {name}:").Secret());

    private async Task<string> AskQueryAsync()
    {
        var compiler = new QueryCompiler(AliasSet.Shipped);
        while (true)
        {
            var text = await AskTrimmedAsync(new TextPrompt<string>("   Words, \"a phrase\", OR, AND, NOT, @alias:"));
            switch (compiler.Compile(text))
            {
                case QueryResult.Compiled compiled:
                    Show(compiled.Warnings.Select(warning => Line(warning, Tone.Warning)));
                    return text;
                case QueryResult.Refused refused:
                    Show(refused.Mistakes.Select(mistake => Line(mistake, Tone.Bad)));
                    break;
            }
        }
    }

    // The file's own reader judges, so that no address passes here that it refuses later.
    private static string? FindMistakeInEmail(string text) =>
        new ConfigurationReader(_ => null).Read(StarterFile.Write([("Lavrov", "@lavrov")], text), "feedwatch.yaml") is ConfigurationResult.Invalid invalid
            ? $"{invalid.Mistakes[0].Text} {invalid.Mistakes[0].Advice}"
            : Sender.IsAddress(text) ? null : "That is not an email address.";

    private static string? FindMistakeInSender(string text) => text switch
    {
        _ when !Sender.IsAddress(text) => "That is not an email address. Write the address alone, such as alerts@your-domain.",
        _ when ReservedAddresses.IsReserved(text) => "That domain is reserved for examples. Write an address of your own.",
        _ => null,
    };

    private static ValidationResult Verdict(string? mistake) =>
        mistake is null ? ValidationResult.Success() : ValidationResult.Error($"[red]{Markup.Escape(mistake)}[/]");

    private static Cell Line(QueryMistake mistake, Tone tone) => Cell.Of($"column {mistake.Column}: {mistake.Text} {mistake.Advice}", tone);

    private async Task<string> AskTrimmedAsync(TextPrompt<string> prompt) => (await AskAsync(prompt)).Trim();

    private async Task<T> AskAsync<T>(IPrompt<T> prompt)
    {
        try
        {
            return await console.PromptAsync(prompt, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // A list hides the cursor while it is open, and the line of the question is not ended.
            console.Cursor.Show();
            console.WriteLine();
            throw;
        }
    }

    private void Show(IEnumerable<Cell> lines)
    {
        foreach (var line in lines)
        {
            console.Write(PeopleText.Of(line));
            console.WriteLine();
        }
    }
}
