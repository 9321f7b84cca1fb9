using FeedWatch.Alerting;
using FeedWatch.Storing;

namespace FeedWatch.Delivering;

/// <summary>Writes the email: one entry per story naming all the rules that found it, then the notices. The same hits and notices, in any order, give the same bytes.</summary>
public static class MailComposer
{
    /// <exception cref="ArgumentException">There is nothing to tell.</exception>
    public static MailContent Compose(Recipient recipient, IReadOnlyList<Hit> hits, IReadOnlyList<Notice> notices)
    {
        if (hits.Count + notices.Count == 0)
        {
            throw new ArgumentException("A mail tells of at least one hit or notice.", nameof(hits));
        }

        var name = recipient.Name == recipient.Email ? string.Empty : CleanText.OneLine(recipient.Name, 80);
        var entries = MailEntry.Of(hits);
        var noticeEntries = NoticeEntry.Of(notices);
        var subject = SubjectLine.Of(entries, noticeEntries);
        return new(
            recipient.Email,
            name,
            subject,
            TextBody.Write(entries, noticeEntries, name),
            HtmlBody.Write(entries, noticeEntries, subject, name));
    }
}
