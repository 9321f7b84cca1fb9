namespace FeedWatch.Host.Output;

/// <summary>A document as people read it: what it was, then every story.</summary>
internal static class DocumentCard
{
    public static void Write(Terminal terminal, DocumentLine document, TimeProvider time)
    {
        WriteHead(terminal, document);
        foreach (var story in document.Stories)
        {
            terminal.WriteLine();
            WriteStory(terminal, story, time);
        }
    }

    private static void WriteHead(Terminal terminal, DocumentLine document)
    {
        if (document.File is { } file)
        {
            terminal.WriteLine(file, Tone.Quiet);
        }

        var facts = string.Join(" · ", new[] { document.Kind, document.Encoding, document.Kind is null ? null : document.Stories.Count == 1 ? "1 story" : $"{document.Stories.Count} stories" }.OfType<string>());
        terminal.WriteLine(Cell.Of($"{document.Result}", ToneOf(document.Result)) + Cell.Gap(2) + Cell.Of(facts, Tone.Quiet));
        WriteFact(terminal, document.Title, Tone.Heading);
        WriteFact(terminal, document.Link, Tone.Quiet);
        WriteFact(terminal, document.Reason, Tone.Plain);
        foreach (var repair in document.Repairs)
        {
            WriteFact(terminal, repair, Tone.Warning);
        }

        foreach (var feed in document.Feeds ?? [])
        {
            WriteFact(terminal, $"feed: {feed}", Tone.Good);
        }
    }

    private static void WriteStory(Terminal terminal, EntryLine story, TimeProvider time)
    {
        var text = story.Summary ?? story.Content ?? string.Empty;
        var marks = new[] { When(story, time), string.Join(", ", story.Authors), string.Join(", ", story.Categories) }.Where(mark => mark.Length > 0);
        terminal.WriteLine(Cell.Of(string.Join("  ", marks), Tone.Quiet));
        terminal.WriteIndented(StoryText.Title(story.Title ?? string.Empty, [], text), Tone.Heading);
        if (story.Title is not null && text.Length > 0)
        {
            terminal.WriteIndented(StoryText.Excerpt(text, []));
        }

        WriteFact(terminal, story.Link, Tone.Quiet);
        WriteFact(terminal, story.Id == story.Link ? null : story.Id, Tone.Quiet);
    }

    private static string When(EntryLine story, TimeProvider time) => (story.Published ?? story.Updated) is { } at
        ? Moment.ForPeople(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture), time)
        : "undated";

    private static void WriteFact(Terminal terminal, string? fact, Tone tone)
    {
        if (fact is not null)
        {
            terminal.WriteIndented(Cell.Of(fact), tone);
        }
    }

    private static Tone ToneOf(DocumentVerdict verdict) => verdict switch
    {
        DocumentVerdict.Parsed => Tone.Good,
        DocumentVerdict.Repaired or DocumentVerdict.Truncated => Tone.Warning,
        _ => Tone.Bad,
    };
}
