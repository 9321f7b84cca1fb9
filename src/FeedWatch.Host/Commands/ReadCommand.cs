using System.CommandLine;
using FeedWatch.Host.Output;
using FeedWatch.Host.Reading;

namespace FeedWatch.Host.Commands;

/// <summary>Shows what FeedWatch sees in a feed: what the document was, what had to be repaired, every story.</summary>
internal sealed class ReadCommand(DocumentReader reader, Terminal terminal, TimeProvider time)
{
    public static Command Create(Terminal terminal)
    {
        var documents = new Argument<string[]>("FILE-OR-URL") { Description = "What to read; @FILE for a list of them, one a line.", Arity = ArgumentArity.OneOrMore };
        var contentType = new Option<string?>("--content-type") { Description = "What the server said of the files, such as 'text/xml; charset=koi8-r'.", HelpName = "TYPE" };
        var baseUrl = new Option<Uri?>("--base") { Description = "Where the files came from: relative links are resolved against it.", HelpName = "URL", CustomParser = CommonOptions.ReadUrl };
        var json = CommonOptions.Json();
        var command = new DocumentedCommand("read", "Shows what FeedWatch sees in a feed: what it was, what had to be repaired, every story.")
        {
            Examples =
            [
                ("feedwatch read https://news.example/rss", "a feed, fetched as a poll would"),
                ("feedwatch read saved.xml --base https://news.example/rss", "a file, with its links made whole"),
                ("feedwatch read @feeds.txt --json", "many at once, for another program"),
            ],
            Output = "Piped: a line for each document: as given, what it was, kind, encoding, stories, title, repairs or why it is no feed;\n"
                + "then one for each story, which begins with a tab: published, title, link, id; separated by tabs.\n"
                + "What cannot be opened or fetched is told on standard error, and makes the exit code 1.\n" + CommonOptions.JsonOutput,
            Arguments = { documents },
            Options = { contentType, baseUrl, json },
        };
        command.Runs<ReadCommand>(terminal, (work, parsed, token) => work.RunAsync(
            parsed.GetRequiredValue(documents), new FileOrigin(parsed.GetValue(contentType), parsed.GetValue(baseUrl)), parsed.GetValue(json), token));
        return command;
    }

    public async Task<int> RunAsync(IReadOnlyList<string> given, FileOrigin origin, bool asJson, CancellationToken cancellationToken)
    {
        var exitCode = ExitCode.AllWell;
        var isAlone = given is [var only] && !only.StartsWith('@');
        await foreach (var reply in reader.ReadAsync(GivenDocument.AllOf(given), origin, cancellationToken))
        {
            switch (reply)
            {
                case ReadReply.Read read:
                    Write(DocumentLine.Of(isAlone ? null : read.Given, read.Result, read.End, time.GetUtcNow()), read.Given, asJson);
                    break;
                case ReadReply.Unreadable unreadable:
                    terminal.WriteError($"{unreadable.Given}: {unreadable.Reason}");
                    exitCode = ExitCode.Failed;
                    break;
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }

        return exitCode;
    }

    private void Write(DocumentLine document, string given, bool asJson)
    {
        if (asJson)
        {
            terminal.WriteJson(document, json => json.DocumentLine);
        }
        else if (terminal.IsForPeople)
        {
            DocumentCard.Write(terminal, document, time);
            terminal.WriteLine();
        }
        else
        {
            WriteRows(document, given);
        }
    }

    private void WriteRows(DocumentLine document, string given)
    {
        terminal.WriteRow(
            given,
            $"{document.Result}",
            document.Kind ?? string.Empty,
            document.Encoding ?? string.Empty,
            $"{document.Stories.Count}",
            document.Title ?? string.Empty,
            document.Reason ?? string.Join("; ", document.Repairs));
        foreach (var story in document.Stories)
        {
            terminal.WriteRow(string.Empty, story.Published ?? story.Updated ?? string.Empty, story.Title ?? string.Empty, story.Link ?? string.Empty, story.Id ?? string.Empty);
        }
    }
}
