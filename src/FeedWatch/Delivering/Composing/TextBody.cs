using System.Text;

namespace FeedWatch.Delivering;

/// <summary>The mail for those who read plain text. Words that hit stand between asterisks.</summary>
internal static class TextBody
{
    private const string Rule = "----------------------------------------";

    public static string Write(IReadOnlyList<MailEntry> entries, IReadOnlyList<NoticeEntry> notices, string recipient)
    {
        var text = new StringBuilder();
        foreach (var entry in entries)
        {
            Write(text, entry);
            text.Append(Rule).Append("\n\n");
        }

        foreach (var notice in notices)
        {
            Write(text, notice);
            text.Append(Rule).Append("\n\n");
        }

        text.Append(Footer.Of(entries.Count > 0, recipient)).Append('\n');
        return text.ToString();
    }

    private static void Write(StringBuilder text, MailEntry entry)
    {
        text.Append(Marked(entry.Title)).Append('\n');
        if (entry.Link is { } link)
        {
            text.Append(CleanText.OneLine(link.AbsoluteUri)).Append('\n');
        }

        text.Append(entry.FeedName).Append(" · ").Append(MailTime.Of(entry)).Append("\n\n");
        if (entry.Excerpt.Count > 0)
        {
            text.Append(Marked(entry.Excerpt)).Append("\n\n");
        }

        foreach (var finding in entry.Findings)
        {
            text.Append(finding.Rule).Append(": ").Append(finding.Why).Append('\n');
        }

        text.Append('\n');
    }

    private static void Write(StringBuilder text, NoticeEntry notice)
    {
        text.Append(notice.Heading).Append("\n\n");
        foreach (var line in notice.Lines)
        {
            text.Append("- ").Append(line.Subject).Append(": ").Append(line.Text).Append('\n');
        }

        text.Append('\n');
    }

    // Plain text has no weaker mark than none.
    private static string Marked(IEnumerable<Run> runs) =>
        string.Concat(runs.Select(run => run is { IsHit: true, IsContext: false } ? $"*{run.Text}*" : run.Text));
}
