namespace FeedWatch.Delivering;

/// <summary>How the mail looks. Inline, because Outlook and some Gmail accounts drop style sheets; the sheet only adds what a dark screen needs.</summary>
internal static class HtmlStyle
{
    public static readonly Html Card = new("max-width:600px;background:#ffffff;border-radius:6px;color:#1d2229;font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;word-break:break-word;overflow-wrap:anywhere;");

    public static readonly Html Block = new("padding:18px 20px;border-bottom:1px solid #e3e6ea;");

    public static readonly Html Title = new("font-size:18px;line-height:24px;font-weight:600;");

    public static readonly Html Meta = new("padding-top:4px;font-size:13px;line-height:18px;color:#68717d;");

    public static readonly Html Excerpt = new("padding:8px 0 4px;font-size:15px;line-height:22px;");

    public static readonly Html Finding = new("padding-top:6px;font-size:13px;line-height:18px;color:#68717d;");

    public static readonly Html Rule = new("background:#e8edf3;color:#2f4156;border-radius:3px;padding:1px 6px;font-weight:600;");

    public static readonly Html NoticeHeading = new("font-size:15px;line-height:20px;font-weight:600;");

    // Both colours are set, so that a mail program that darkens the page by itself cannot leave light text on a light mark.
    public static readonly Html Mark = new("background:#ffe9a3;color:#1d2229;border-radius:2px;");

    public static readonly Html Sheet = new("""
        <style>
        :root { color-scheme: light dark; supported-color-schemes: light dark; }
        @media (prefers-color-scheme: dark) {
        .page { background: #0f1216 !important; }
        .card { background: #1a1e24 !important; color: #e4e7eb !important; }
        .line { border-color: #2e343c !important; }
        .muted { color: #9aa5b1 !important; }
        .link { color: #8dbbff !important; }
        .rule { background: #2c3540 !important; color: #d3dde8 !important; }
        .hit { background: #6a5300 !important; color: #fff4cf !important; }
        }
        </style>
        """);
}
