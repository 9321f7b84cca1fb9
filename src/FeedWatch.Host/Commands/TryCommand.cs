using System.CommandLine;
using FeedWatch.Host.Output;
using FeedWatch.Host.Probing;
using FeedWatch.Matching;
using FeedWatch.Storing;

namespace FeedWatch.Host.Commands;

/// <summary>Tries a query before it becomes a rule: how it is understood, what it finds and why, how many alerts a day it would bring.</summary>
internal sealed class TryCommand(TrialStories stories, Terminal terminal, TimeProvider time)
{
    public static Command Create(Terminal terminal)
    {
        var query = new Argument<string>("QUERY") { Description = "As it would stand in feedwatch.yaml." };
        var feed = new Option<Uri?>("--feed") { Description = "Try it on what this feed holds now.", HelpName = "URL", CustomParser = CommonOptions.ReadUrl };
        var file = new Option<FileInfo>("--file") { Description = "Try it on a text, or on a feed document.", HelpName = "FILE" };
        file.AcceptExistingOnly();
        var since = CommonOptions.Since("Try it on the kept stories since then:");
        var json = CommonOptions.Json();
        var command = new DocumentedCommand("try", "Tries a query: what it finds and why, and how many alerts a day it would bring.")
        {
            Examples =
            [
                ("feedwatch try '@unsc' --since 30d", "on the kept stories: how many alerts a day?"),
                ("feedwatch try '\"grain deal\" OR wheat' --feed https://news.example/rss", "on one feed, now"),
                ("feedwatch try '\"Security Council\"' --file story.txt", "on one text"),
                ("feedwatch try '@lavrov NOT @unsc'", "how is this understood?"),
            ],
            Output = "Piped: published, feed, title, matched words, link; separated by tabs. How the query is understood goes to standard error.\n" + CommonOptions.JsonOutput,
            Arguments = { query },
            Options = { feed, file, since, json },
        };
        command.Validators.Add(result =>
        {
            if (new[] { result.GetResult(feed) is not null, result.GetResult(file) is not null, result.GetResult(since) is not null }.Count(isGiven => isGiven) > 1)
            {
                result.AddError("Give one of --feed, --file and --since.");
            }
        });
        command.Runs<TryCommand>(terminal, (work, parsed, token) => work.RunAsync(
            parsed.GetRequiredValue(query), new TrialSource(parsed.GetValue(feed), parsed.GetValue(file), parsed.GetValue(since)), parsed.GetValue(json), token));
        return command;
    }

    public async Task<int> RunAsync(string text, TrialSource source, bool asJson, CancellationToken cancellationToken)
    {
        if (Compile(text, await stories.GetAliasesAsync(cancellationToken)) is not { } query)
        {
            return ExitCode.Wrong;
        }

        if (source.IsNone)
        {
            return ExitCode.AllWell;
        }

        var trial = await stories.FindAsync(query, source, cancellationToken);
        if (trial is TrialResult.Failed failed)
        {
            terminal.WriteError(failed.Reason);
            return ExitCode.Failed;
        }

        Show((TrialResult.Done)trial, asJson);
        return ExitCode.AllWell;
    }

    private Query? Compile(string text, AliasSet aliases)
    {
        switch (new QueryCompiler(aliases).Compile(text))
        {
            case QueryResult.Compiled compiled:
                terminal.WriteNote($"understood as: {compiled.Query.Expanded}");
                WriteMistakes(compiled.Warnings, "warning: ");
                return compiled.Query;
            case QueryResult.Refused refused:
                WriteMistakes(refused.Mistakes, string.Empty);
                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private void WriteMistakes(IReadOnlyList<QueryMistake> mistakes, string prefix)
    {
        foreach (var mistake in mistakes)
        {
            terminal.WriteError($"{prefix}query:{mistake.Line}:{mistake.Column}: {mistake.Text} {mistake.Advice}");
        }
    }

    private void Show(TrialResult.Done trial, bool asJson)
    {
        foreach (var hit in trial.Hits)
        {
            Write(hit, asJson);
        }

        terminal.WriteNote($"{trial.Hits.Count} of {trial.Stories} stories."
            + (trial.Span is { } span && trial.Hits.Count > 0 ? $" That is {trial.Hits.Count / Math.Max(span.TotalDays, 1):0.#} alerts a day to each recipient of the rule." : string.Empty));
    }

    private void Write(Hit hit, bool asJson)
    {
        var line = TryLine.Of(hit);
        if (asJson)
        {
            terminal.WriteJson(line, json => json.TryLine);
        }
        else if (terminal.IsForPeople)
        {
            HitCard.Write(terminal, hit, [], hit.PublishedAt is { } at ? Moment.ForPeople(at, time) : "undated");
        }
        else
        {
            terminal.WriteRow(
                Moment.Show(terminal, hit.PublishedAt, time), hit.FeedName, StoryText.Title(hit.Title, hit.Places, hit.Text), string.Join(", ", line.Matched), hit.Link?.AbsoluteUri ?? string.Empty);
        }
    }
}
