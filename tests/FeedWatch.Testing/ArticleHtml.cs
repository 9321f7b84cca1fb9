using System.Net;

namespace FeedWatch.Testing;

/// <summary>A page of a news site: an article between menus, a list of others and a notice.</summary>
public static class ArticleHtml
{
    private const string Filler =
        "The talks went on until late in the evening, officials said, and nobody wanted to say how far apart the two sides still were. A second round is planned for the coming week, in the same building.";

    /// <param name="title">Of the page and the article.</param>
    /// <param name="sentences">One paragraph each, among others.</param>
    public static string Of(string title, params IEnumerable<string> sentences) => $"""
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>{Encoded(title)} | Wire</title><script>var menu = "<p>Lavrov in a script</p>";</script></head>
        <body>
        <nav class="menu"><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li></ul></nav>
        <main><article class="story"><h1>{Encoded(title)}</h1>
        {string.Join('\n', sentences.Select(sentence => $"<p>{Encoded(sentence)} {Filler}</p>"))}
        <p>{Filler}</p>
        </article></main>
        <aside class="most-read"><ul><li><a href="/1">Ten goals of the week</a></li><li><a href="/2">The weather for tomorrow</a></li></ul></aside>
        <footer class="footer">All rights reserved. <a href="/terms">Terms</a></footer>
        </body></html>
        """;

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
