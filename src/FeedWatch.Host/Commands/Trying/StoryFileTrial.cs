using FeedWatch.Feeds;
using FeedWatch.Host.Output;
using FeedWatch.Host.Probing.Given;
using FeedWatch.Matching;
using FeedWatch.Storing;

namespace FeedWatch.Host.Commands.Trying;

/// <summary>Runs a query on each story of a file of JSON lines. One line is in memory at a time, and a bad one does not keep the others from being tried.</summary>
internal sealed class StoryFileTrial(Terminal terminal, TimeProvider time)
{
    public const string Output = "With --stories: id, feed, title, matched words; only of those found. With --stories --json, of each story in the order of the file:\n"
        + "{\"id\",\"matched\",\"places\":[{\"field\",\"start\",\"length\",\"text\"}]}; start and length in UTF-16 units of the field as given, a field being title, summary or body;\n"
        + "\"context\":true at places behind WITH, \"possible\":true where the query was too costly to be decided. A bad line is told on standard error, and makes the exit code 1.";

    private const int MostLineBytes = 1024 * 1024;

    public async Task<int> RunAsync(Query query, FileInfo file, bool asJson, CancellationToken cancellationToken)
    {
        var (stories, found, bad) = (0, 0, 0);
        await using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        await foreach (var line in BoundedLines.ReadAsync(stream, MostLineBytes, cancellationToken))
        {
            if (stories + bad == 0 && FileShape.MistakeOf(line) is { } shape)
            {
                terminal.WriteError($"{file.Name}: {shape}");
                return ExitCode.Failed;
            }

            switch (Read(line))
            {
                case GivenStoryResult.Read read:
                    stories++;
                    found += Try(query, read.Story, new FilePosition(file.Name, line.Number), asJson) ? 1 : 0;
                    break;
                case GivenStoryResult.Bad mistake:
                    bad++;
                    terminal.WriteError($"{new FilePosition(file.Name, line.Number)}: {mistake.Reason}");
                    break;
                default:
                    break;
            }
        }

        terminal.WriteNote($"{found} of {stories} stories.{(bad == 0 ? string.Empty : bad == 1 ? " 1 line could not be read." : $" {bad} lines could not be read.")}");
        return bad == 0 ? ExitCode.AllWell : ExitCode.Failed;
    }

    // Null for an empty line.
    private static GivenStoryResult? Read(FileLine line) => line switch
    {
        { IsTooLong: true } => new GivenStoryResult.Bad($"the line is longer than {MostLineBytes:N0} bytes."),
        _ when line.Bytes.Span.Trim(" \t\r"u8).IsEmpty => null,
        _ => GivenStoryReader.Read(line),
    };

    private bool Try(Query query, GivenStory given, FilePosition at, bool asJson)
    {
        var url = new Uri("http://story.invalid/");
        var feed = new Feed { Id = FeedId.Create(url), Url = url, Name = given.FeedName ?? at.File };
        var story = given.ToStory(feed.Id, time.GetUtcNow());
        foreach (var cut in GivenStory.Cuts(story))
        {
            terminal.WriteError($"{at}: warning: {cut}");
        }

        var searched = SearchedStory.Of(story, feed) with { FeedName = given.FeedName };
        var match = query.Match(searched);
        if (asJson)
        {
            terminal.WriteJson(new VerdictLine(given.Id, match is not null, match is null ? [] : given.Locate(story, match.Places), match?.IsPossible == true ? true : null), json => json.VerdictLine);
        }
        else if (match is not null)
        {
            Show(Hit.Create(new RuleMatch(new Rule { Name = "try", Query = query }, match.Places, match.IsPossible), feed, story, time.GetUtcNow(), alerting: true), given);
        }

        return match is not null;
    }

    private void Show(Hit hit, GivenStory given)
    {
        if (terminal.IsForPeople)
        {
            HitCard.Write(terminal, hit, [], given.Id.ToString());
            return;
        }

        var words = hit.IsPossible ? "(possible)" : string.Join(", ", TryLine.Of(hit).Matched);
        terminal.WriteRow(given.Id.ToString(), given.FeedName ?? string.Empty, StoryText.Title(hit.Title, hit.Places, hit.Text), words);
    }

    private readonly record struct FilePosition(string File, int Line)
    {
        public override string ToString() => $"{File}:{Line}";
    }
}
