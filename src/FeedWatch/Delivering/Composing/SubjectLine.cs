namespace FeedWatch.Delivering;

/// <summary>What a news desk reads first: which rules, how many stories, their titles. The rules come first, so that a mailbox can sort by them.</summary>
internal static class SubjectLine
{
    private const int MostUnits = 120;
    private const int MostRules = 2;

    public static string Of(IReadOnlyList<MailEntry> entries, IReadOnlyList<NoticeEntry> notices)
    {
        var subject = entries.Count switch
        {
            0 => $"[FeedWatch] {string.Join("; ", notices.Select(notice => notice.Heading))}",
            1 => $"[{Rules(entries)}] {entries[0].PlainTitle}",
            _ => $"[{Rules(entries)}] {entries.Count} stories: {string.Join("; ", entries.Select(entry => entry.PlainTitle))}",
        };
        return CleanText.OneLine(subject, MostUnits);
    }

    private static string Rules(IReadOnlyList<MailEntry> entries)
    {
        var rules = entries
            .SelectMany(entry => entry.Findings)
            .GroupBy(finding => finding.Rule, StringComparer.Ordinal)
            .OrderByDescending(rule => rule.Count())
            .ThenBy(rule => rule.Key, StringComparer.Ordinal)
            .Select(rule => rule.Key)
            .ToList();
        var named = string.Join(", ", rules.Take(MostRules));
        return rules.Count > MostRules ? $"{named} +{rules.Count - MostRules}" : named;
    }
}
