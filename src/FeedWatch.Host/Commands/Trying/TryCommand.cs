using System.CommandLine;
using System.CommandLine.Parsing;
using FeedWatch.Host.Output;
using FeedWatch.Host.Probing;
using FeedWatch.Matching;

namespace FeedWatch.Host.Commands.Trying;

/// <summary>Tries a query before it becomes a rule: how it is understood, what it finds and why, how many alerts a day it would bring.</summary>
internal sealed class TryCommand(TrialConfiguration configuration, TrialStories stories, TrialScreen screen, StoryFileTrial storyFile, Terminal terminal, TimeProvider time)
{
    public static Command Create(Terminal terminal)
    {
        var query = new Argument<string>("QUERY") { Description = "As it would stand in feedwatch.yaml." };
        var options = new TryOptions();
        var command = new DocumentedCommand("try", "Tries a query: what it finds and why, and how many alerts a day it would bring.")
        {
            Examples =
            [
                ("feedwatch try '@unsc' --since 30d", "on the kept stories: how many alerts a day?"),
                ("feedwatch try '@lavrov -hockey' --since 30d --rule Lavrov", "what would change against the rule as it is now?"),
                ("feedwatch try '\"grain deal\" OR wheat' --feed https://news.example/rss", "on one feed, now"),
                ("feedwatch try '\"Security Council\"' --file story.txt", "on one text"),
                ("feedwatch try '@lavrov' --text 'Лаврова ждут в Пекине'", "on one headline"),
                ("feedwatch try '@unsc' --stories labelled.jsonl --json", "on each story of a file, for another program"),
                ("feedwatch try '@lavrov NOT @unsc' --full", "how is this understood?"),
                ("feedwatch try 'санкция' --forms", "which forms of the word are found?"),
            ],
            Output = TrialScreen.Output + "\n" + StoryFileTrial.Output + "\nHow the query is understood goes to standard error.\n" + CommonOptions.JsonOutput,
            Arguments = { query },
        };
        options.AddTo(command);
        command.Runs<TryCommand>(terminal, (work, parsed, token) => work.RunAsync(parsed.GetRequiredValue(query), options.Read(parsed), token));
        return command;
    }

    public async Task<int> RunAsync(string text, TryRequest request, CancellationToken cancellationToken)
    {
        var watch = await configuration.FindAsync(cancellationToken);
        if (configuration.IsBroken)
        {
            terminal.WriteError("warning: feedwatch.yaml has a mistake (see `feedwatch check`); its aliases are not known here.");
        }

        if (Compile(text, watch is null ? AliasSet.Shipped : AliasSet.Shipped.With(watch.Aliases), request.IsFull) is not { } query)
        {
            return ExitCode.Wrong;
        }

        Rule? rule = null;
        if (request.Rule is { } name && !RuleFinder.TryFind(name, watch, terminal, out rule))
        {
            return ExitCode.Wrong;
        }

        return request switch
        {
            { Forms: true } => screen.ShowWords(query, request.AsJson),
            { StoryFile: { } file } => await storyFile.RunAsync(query, file, request.AsJson, cancellationToken),
            { Source: { } source } => await TryAsync(new Trial(query, rule, source.HasFeed, time), source, rule, request.AsJson, cancellationToken),
            _ => ExitCode.AllWell,
        };
    }

    private Query? Compile(string text, AliasSet aliases, bool isFull)
    {
        switch (new QueryCompiler(aliases).Compile(text))
        {
            case QueryResult.Compiled compiled:
                terminal.WriteNote($"understood as: {(isFull ? compiled.Query.Expanded : compiled.Query.Bracketed)}");
                MistakeLines.Write(terminal, text, compiled.Warnings, "warning: ");
                return compiled.Query;
            case QueryResult.Refused refused:
                MistakeLines.Write(terminal, text, refused.Mistakes, string.Empty);
                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private async Task<int> TryAsync(Trial trial, TrialSource source, Rule? rule, bool asJson, CancellationToken cancellationToken)
    {
        switch (await stories.OpenAsync(source, cancellationToken))
        {
            case TrialResult.Opened opened:
                await foreach (var story in opened.Stories.WithCancellation(cancellationToken))
                {
                    if (trial.Ask(story) is { } finding)
                    {
                        screen.Show(finding, asJson);
                    }
                }

                screen.ShowSum(trial, rule, opened.WatchedFrom);
                return ExitCode.AllWell;
            case TrialResult.Failed failed:
                terminal.WriteError(failed.Reason);
                return ExitCode.Failed;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
