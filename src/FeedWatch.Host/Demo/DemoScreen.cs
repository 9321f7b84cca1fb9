using FeedWatch.Configuration;
using FeedWatch.Delivering;
using FeedWatch.Host.Output;
using FeedWatch.Storing;

namespace FeedWatch.Host.Demo;

/// <summary>Tells of the demo as it goes: to people with a word in the margin, to pipes one line an event with tabs between its parts.</summary>
public sealed class DemoScreen(Terminal terminal, string folder)
{
    private const int Margin = 11;
    private const int MostAlertsOfAStory = 2;

    // Feeds are polled side by side; what they have to say comes one after another.
    private readonly Lock writing = new();

    public void ShowOpening(DemoScript script, WatchConfiguration watch, Uri server)
    {
        var languages = string.Join(", ", script.Feeds.Select(feed => feed.Language + (feed.Encoding == "utf-8" ? string.Empty : $" ({feed.Encoding})")).Distinct());
        Write("demo", Cell.Of("FeedWatch at work: no internet, no account, nobody is emailed. It ends by itself in half a minute.", Tone.Heading));
        Write("feeds", $"{script.Feeds.Count} newspapers on {server.Authority}: RSS, Atom and JSON Feed; {languages}");
        foreach (var rule in watch.Rules)
        {
            Write("rule", $"{rule.Name}: {rule.Query.Text}");
        }

        foreach (var recipient in watch.Recipients)
        {
            Write("recipient", $"{recipient.Name}: {(recipient.Rules.Count == 0 ? "all rules" : string.Join(", ", recipient.Rules))}");
        }
    }

    public void ShowFirstPoll(int stories) =>
        Write("polled", $"All feeds were read once: {stories} stories, none of them new enough for an alert. Now the newspapers publish.");

    public void ShowPublished(DemoFeed feed, DemoStory story)
    {
        lock (writing)
        {
            Separate();
            var title = Cell.Of(story.Title.Length > 0 ? story.Title : "(a story without a title)", Tone.Heading);
            Write("published", Cell.Of(feed.Name), title);
            if (story.Remark is { } remark)
            {
                Write(story.Hits.Count > 0 ? "hard" : "trap", Cell.Of(remark, Tone.Quiet));
            }
        }
    }

    /// <summary>One story with all its rules.</summary>
    public void ShowHits(IReadOnlyList<Hit> hits)
    {
        lock (writing)
        {
            foreach (var story in hits.GroupBy(hit => hit.Key.StoryId))
            {
                var hit = story.First() with { Places = [.. story.SelectMany(hit => hit.Places)] };
                var title = StoryText.Title(hit.Title, hit.Places, hit.Text);
                Write("hit", Cell.Of(string.Join(" · ", story.Select(hit => hit.Key.Rule)), Tone.Good), terminal.IsForPeople ? Cell.Of($"in {hit.FeedName}", Tone.Quiet) : title);
                if (terminal.IsForPeople)
                {
                    Write(string.Empty, title);
                    Write(string.Empty, hit.Title.Length > 0 ? StoryText.Excerpt(hit.Text, hit.Places) : Cell.Gap(0));
                }
            }
        }
    }

    /// <summary>People have just read the story; its subject says more only where a mail tells of several.</summary>
    public void ShowMail(Mail mail, TimeSpan? wait)
    {
        lock (writing)
        {
            var when = wait is { } span ? $"{Moment.Span(span)} after publication" : string.Empty;
            var subject = terminal.IsForPeople && mail.Alerts.Count <= MostAlertsOfAStory ? Cell.Gap(0) : Cell.Of(mail.Content.Subject, Tone.Quiet);
            Write("email", Cell.Of($"to {mail.Recipient}", Tone.Warning), Cell.Of(when), subject);
        }
    }

    public void ShowSummary(DemoOutcome outcome)
    {
        Separate();
        Write("summary", Cell.Of($"{outcome.Feeds} feeds, {outcome.Stories} stories, {outcome.Hits} hits, {outcome.Mails} emails", Tone.Heading));
        Write("waited", $"from publication to alert: median {Moment.Span(outcome.MedianWait)}, longest {Moment.Span(outcome.LongestWait)}");
        Write("emails", Cell.Of(Path.Combine(folder, "outbox")), Cell.Of(".eml files, for any mail program", Tone.Quiet));
        Write("database", Cell.Of(Path.Combine(folder, HostComposition.DatabaseName)), Cell.Of($"feedwatch hits --data {folder}", Tone.Quiet));
        foreach (var mistake in outcome.Mistakes)
        {
            Write("wrong", Cell.Of(mistake, Tone.Bad));
        }

        Write("next", outcome.Mistakes.Count == 0 ? "feedwatch init: choose what you watch" : "this should not happen: please report it");
    }

    private static Tone ToneOf(string word) => word switch
    {
        "hit" => Tone.Good,
        "email" => Tone.Warning,
        "wrong" => Tone.Bad,
        _ => Tone.Quiet,
    };

    private void Separate()
    {
        if (terminal.IsForPeople)
        {
            terminal.WriteLine();
        }
    }

    private void Write(string word, string text) => Write(word, Cell.Of(text));

    private void Write(string word, params IReadOnlyList<Cell> parts)
    {
        if (!terminal.IsForPeople)
        {
            terminal.WriteRow([Cell.Of(word), .. parts]);
        }
        else if (parts.Any(part => part.Text.Length > 0))
        {
            terminal.WriteLabelled(Cell.Of(word, ToneOf(word)), parts.Where(part => part.Text.Length > 0).Aggregate((line, part) => line + Cell.Gap(2) + part), Margin);
        }
    }
}
