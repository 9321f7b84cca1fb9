namespace FeedWatch.Delivering;

/// <summary>The mail for everyone else. One narrow column of simple blocks with their style inline: no pictures, no scripts, nothing fetched from anywhere.</summary>
internal static class HtmlBody
{
    private const int MostPreheader = 140;

    public static string Write(IReadOnlyList<MailEntry> entries, IReadOnlyList<NoticeEntry> notices, string subject, string recipient) => Html.Of($"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="supported-color-schemes" content="light dark">
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
        <title>{subject}</title>
        {HtmlStyle.Sheet}
        </head>
        <body class="page" style="margin:0;padding:0;background-color:#f3f4f6;">
        <div style="display:none;max-height:0;overflow:hidden;">{Preheader(entries, notices)}</div>
        <table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" style="background-color:#f3f4f6;">
        <tr><td align="center" style="padding:12px 8px;">
        {HtmlStyle.OutlookColumn}
        <table role="presentation" class="card" width="100%" cellpadding="0" cellspacing="0" border="0" style="{HtmlStyle.Card}">
        {Html.Join(entries.Select(Entry), "\n")}
        {Html.Join(notices.Select(Notice), "\n")}
        <tr><td class="muted" style="{HtmlStyle.Footer}">{Footer.Of(entries.Count > 0, recipient)}</td></tr>
        </table>
        {HtmlStyle.OutlookColumnEnd}
        </td></tr>
        </table>
        </body>
        </html>

        """).Value;

    /// <summary>What the inbox shows after the subject: for one story what the subject lacks, else what each is about.</summary>
    private static string Preheader(IReadOnlyList<MailEntry> entries, IReadOnlyList<NoticeEntry> notices) => entries.Count switch
    {
        0 => CleanText.OneLine(string.Join("; ", notices.SelectMany(notice => notice.Lines).Select(line => $"{line.Subject}: {line.Text}")), MostPreheader),
        1 => CleanText.OneLine($"{entries[0].FeedName} · {string.Concat(entries[0].Excerpt.Select(run => run.Text))}", MostPreheader),
        _ => CleanText.OneLine(string.Join("; ", entries.Skip(1).Select(entry => entry.PlainTitle)), MostPreheader),
    };

    private static Html Entry(MailEntry entry) => Html.Of($"""
        <tr><td class="line" dir="{Direction.Of(entry)}" style="{HtmlStyle.Block}">
        <div lang="" style="{HtmlStyle.Title}">{Title(entry)}</div>
        <div class="muted" style="{HtmlStyle.Meta}"><span dir="auto">{entry.FeedName}</span> · <span dir="ltr">{MailTime.Of(entry)}</span></div>
        {Excerpt(entry)}{Html.Join(entry.Findings.Select(Finding), "\n")}
        </td></tr>
        """);

    private static Html Title(MailEntry entry) => entry.Link is { } link
        ? Html.Of($"""<a class="link" href="{link.AbsoluteUri}" style="color:#0b4a8f;text-decoration:none;">{Marked(entry.Title)}</a>""")
        : Marked(entry.Title);

    private static Html Excerpt(MailEntry entry) => entry.Excerpt.Count == 0
        ? Html.None
        : Html.Of($"""<div lang="" style="{HtmlStyle.Excerpt}">{Marked(entry.Excerpt)}</div>""");

    private static Html Finding(Finding finding) => Html.Of($"""
        <div class="muted" style="{HtmlStyle.Finding}"><span class="rule" dir="auto" style="{HtmlStyle.Rule}">{finding.Rule}</span> <span dir="auto">{finding.Why}</span></div>
        """);

    private static Html Notice(NoticeEntry notice) => Html.Of($"""
        <tr><td class="line" style="{HtmlStyle.Block}">
        <div style="{HtmlStyle.NoticeHeading}">{notice.Heading}</div>
        {Html.Join(notice.Lines.Select(Line), "\n")}
        </td></tr>
        """);

    private static Html Line(NoticeLine line) => Html.Of($"""
        <div class="muted" style="{HtmlStyle.Meta}"><b dir="auto">{line.Subject}</b>: <span dir="auto">{line.Text}</span></div>
        """);

    private static Html Marked(IEnumerable<Run> runs) =>
        Html.Join(runs.Select(run => run switch
        {
            { IsContext: true } => Html.Of($"""<span style="{HtmlStyle.WeakMark}">{run.Text}</span>"""),
            { IsHit: true } => Html.Of($"""<mark class="hit" style="{HtmlStyle.Mark}">{run.Text}</mark>"""),
            _ => Html.Of($"{run.Text}"),
        }));
}
