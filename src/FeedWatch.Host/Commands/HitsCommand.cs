using System.CommandLine;
using FeedWatch.Host.Output;
using FeedWatch.Storing;

namespace FeedWatch.Host.Commands;

/// <summary>Lists what was found, latest first.</summary>
internal sealed class HitsCommand(IHitStore hits, Terminal terminal, TimeProvider time)
{
    private const int StandardLimit = 100;

    public static Command Create(Terminal terminal)
    {
        var rule = new Option<string?>("--rule") { Description = "Only hits of this rule.", HelpName = "NAME" };
        var since = CommonOptions.Since("Only what was found since then:");
        var search = new Option<string?>("--search") { Description = "Only stories that hold all these words.", HelpName = "WORDS" };
        var limit = CommonOptions.Limit(StandardLimit);
        var json = CommonOptions.Json();
        var command = new DocumentedCommand("hits", "What was found, latest first.")
        {
            Examples =
            [
                ("feedwatch hits", "the latest hits"),
                ("feedwatch hits --rule Lavrov --since 7d", "one rule, one week"),
                ("feedwatch hits --search \"grain deal\" --json", "for another program"),
            ],
            Output = "Piped: found, rule, feed, title, link; separated by tabs. A sixth cell says (possible) where the query was too costly to be decided.\n" + CommonOptions.JsonOutput,
            Options = { rule, since, search, limit, json },
        };
        command.RunsOnStore<HitsCommand>(terminal, (work, parsed, token) => work.RunAsync(
            parsed.GetValue(rule), parsed.GetValue(since), parsed.GetValue(search), parsed.GetValue(limit), parsed.GetValue(json), token));
        return command;
    }

    public async Task<int> RunAsync(string? rule, Since? since, string? words, int limit, bool asJson, CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var hit in hits.FindAsync(new HitSearch(rule, since?.Before(time.GetUtcNow()), words, limit), cancellationToken))
        {
            count++;
            Write(hit, asJson);
        }

        if (terminal.IsForPeople && !asJson)
        {
            terminal.WriteLine(count == 0 ? "No hits." : count == limit ? $"{Counted.Hits(count)} shown; --limit shows more." : $"{Counted.Hits(count)}.", Tone.Quiet);
        }

        return ExitCode.AllWell;
    }

    private void Write(Hit hit, bool asJson)
    {
        if (asJson)
        {
            terminal.WriteJson(HitLine.Of(hit), json => json.HitLine);
        }
        else if (terminal.IsForPeople)
        {
            HitCard.Write(terminal, hit, [hit.Key.Rule], Moment.ForPeople(hit.FoundAt, time));
        }
        else
        {
            IReadOnlyList<Cell> sign = hit.IsPossible ? ["(possible)"] : [];
            terminal.WriteRow([Moment.Iso(hit.FoundAt), hit.Key.Rule, hit.FeedName, StoryText.Title(hit.Title, hit.Places, hit.Text), hit.Link?.AbsoluteUri ?? string.Empty, .. sign]);
        }
    }
}
