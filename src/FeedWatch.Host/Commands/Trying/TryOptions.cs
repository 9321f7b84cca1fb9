using System.CommandLine;
using System.CommandLine.Parsing;
using FeedWatch.Host.Probing;

namespace FeedWatch.Host.Commands.Trying;

/// <summary>What <c>feedwatch try</c> takes besides the query, and what of it goes together.</summary>
internal sealed class TryOptions
{
    private readonly Option<Uri?> feed = new("--feed") { Description = "Try it on what this feed holds now.", HelpName = "URL", CustomParser = CommonOptions.ReadUrl };
    private readonly Option<FileInfo> file = new Option<FileInfo>("--file") { Description = "Try it on a text, or on a feed document.", HelpName = "FILE" }.AcceptExistingOnly();
    private readonly Option<string?> text = new("--text") { Description = "Try it on this text; its first line is the title.", HelpName = "TEXT" };
    private readonly Option<Since?> since = CommonOptions.Since("Try it on the kept stories since then:");
    private readonly Option<FileInfo> stories = new Option<FileInfo>("--stories")
    {
        Description = "Try it on each story of a file: a JSON object a line with id, title, summary, body, author, category, feed and lang; texts may be HTML.",
        HelpName = "FILE.jsonl",
    }.AcceptExistingOnly();

    private readonly Option<string?> rule = new("--rule") { Description = "Show only what differs from what this rule of feedwatch.yaml finds now.", HelpName = "NAME" };
    private readonly Option<bool> full = new("--full") { Description = "Show how the query is understood with its aliases written out." };
    private readonly Option<bool> forms = new("--forms") { Description = "Show the forms in which each word of the query is looked for; try nothing." };
    private readonly Option<bool> json = CommonOptions.Json();

    public void AddTo(Command command)
    {
        Option[] sources = [feed, file, text, since, stories];
        foreach (var option in sources.Concat<Option>([rule, full, forms, json]))
        {
            command.Options.Add(option);
        }

        command.Validators.Add(result => Check(result, sources));
    }

    public TryRequest Read(ParseResult parsed) => new(
        parsed switch
        {
            _ when parsed.GetValue(feed) is { } url => new TrialSource.OfFeed(url),
            _ when parsed.GetValue(file) is { } given => new TrialSource.OfFile(given),
            _ when parsed.GetValue(text) is { } given => new TrialSource.OfText(given),
            _ when parsed.GetValue(since) is { } start => new TrialSource.Kept(start),
            _ => null,
        },
        parsed.GetValue(stories),
        parsed.GetValue(rule),
        parsed.GetValue(full) || parsed.GetValue(forms),
        parsed.GetValue(forms),
        parsed.GetValue(json));

    private void Check(CommandResult result, Option[] sources)
    {
        var given = sources.Where(source => result.GetResult(source) is not null).ToList();
        if (given.Count > 1)
        {
            result.AddError("Give one of --feed, --file, --text, --since and --stories.");
        }

        if (result.GetResult(rule) is not null && (given.Count == 0 || given[0] == stories))
        {
            result.AddError("--rule compares on stories: give --since 30d with it, or --feed, --file or --text.");
        }

        if (result.GetResult(forms) is not null && given.Count > 0)
        {
            result.AddError($"--forms tries nothing: leave out {given[0].Name}.");
        }
    }
}

/// <summary>What a person asked for.</summary>
/// <param name="Source">What to try the query on; null: nothing, or a file of stories.</param>
/// <param name="StoryFile">JSON lines.</param>
/// <param name="Rule">The rule to compare with.</param>
/// <param name="IsFull">Aliases are to be written out.</param>
internal sealed record TryRequest(TrialSource? Source, FileInfo? StoryFile, string? Rule, bool IsFull, bool Forms, bool AsJson);
