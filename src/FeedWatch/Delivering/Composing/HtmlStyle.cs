namespace FeedWatch.Delivering;

/// <summary>How the mail looks. Inline, because Outlook and some Gmail accounts drop style sheets; the sheet only adds what a dark screen needs.</summary>
internal static class HtmlStyle
{
    private const string Font = "font-family:'Segoe UI',Roboto,Helvetica,Arial,sans-serif;";

    public static readonly Html Card = new("max-width:600px;background-color:#ffffff;border-radius:6px;color:#1d2229;word-break:break-word;overflow-wrap:anywhere;");

    // The font is named in each cell, since Outlook's cells do not inherit it.
    public static readonly Html Block = new($"padding:18px 20px;border-bottom:1px solid #e3e6ea;{Font}");

    public static readonly Html Footer = new($"padding:14px 20px 16px;font-size:12px;line-height:17px;color:#68717d;{Font}");

    public static readonly Html Title = new("font-size:18px;line-height:24px;font-weight:600;");

    public static readonly Html Meta = new("padding-top:4px;font-size:13px;line-height:18px;color:#68717d;");

    public static readonly Html Excerpt = new("padding:8px 0 4px;font-size:15px;line-height:22px;");

    public static readonly Html Finding = new("padding-top:6px;font-size:13px;line-height:18px;color:#68717d;");

    public static readonly Html Rule = new("background-color:#e8edf3;color:#2f4156;border-radius:3px;padding:1px 6px;font-weight:600;");

    public static readonly Html NoticeHeading = new("font-size:15px;line-height:20px;font-weight:600;");

    // Both colours are set, so that a mail program that darkens the page by itself cannot leave light text on a light mark.
    public static readonly Html Mark = new("background-color:#ffe9a3;color:#1d2229;border-radius:2px;");

    public static readonly Html WeakMark = new("text-decoration:underline;");

    // Outlook on Windows knows no max-width and would draw lines as wide as the screen.
    public static readonly Html OutlookColumn = new("""<!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->""");

    public static readonly Html OutlookColumnEnd = new("<!--[if mso]></td></tr></table><![endif]-->");

    public static readonly Html Sheet = new("""
        <style>
        :root { color-scheme: light dark; supported-color-schemes: light dark; }
        @media (prefers-color-scheme: dark) {
        .page { background-color: #0f1216 !important; }
        .card { background-color: #1a1e24 !important; color: #e4e7eb !important; }
        .line { border-color: #2e343c !important; }
        .muted { color: #9aa5b1 !important; }
        .link { color: #8dbbff !important; }
        .rule { background-color: #2c3540 !important; color: #d3dde8 !important; }
        .hit { background-color: #6a5300 !important; color: #fff4cf !important; }
        }
        </style>
        """);
}
