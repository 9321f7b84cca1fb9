using System.Globalization;
using System.Text;
using FeedWatch.Parsing;
using FeedWatch.Parsing.Articles;

namespace FeedWatch.Benchmarks.Hostile;

/// <summary>Pages behind links that mean harm to whoever writes them anew, and markup that means harm to the way back from text to HTML.</summary>
internal static class ArticleAttacks
{
    private const int PageLength = 2_000_000;

    private static readonly (string Name, string Piece)[] Pieces =
    [
        ("nested", "<div>"), ("lists", "<ul><li><a>x"), ("never closed", "<svg>"), ("attributes", "<p a=b c=d e='f"), ("brackets", "<"), ("comments", "<!--"),
        ("breaks", "<br>"), ("tables", "<table><tr><td>"), ("ends", "<div></section></p></a>"), ("raw text", "<xmp><"), ("references", "&&amp"), ("objects", "<object>a</p>b"),
    ];

    public static async IAsyncEnumerable<HostileRow> RunAsync(string part)
    {
        foreach (var (name, piece) in Pieces.Where(attack => $"article {attack.Name}, offsets {attack.Name}".Contains(part, StringComparison.OrdinalIgnoreCase)))
        {
            var markup = string.Concat(Enumerable.Repeat(piece, PageLength / piece.Length));
            var page = Encoding.UTF8.GetBytes($"<html>{markup}");
            var (clean, writing) = await Cost.OfAsync(() => Task.FromResult(ArticlePage.Read(page, "text/html")!.Length));
            yield return new HostileRow($"article {name}", page.Length, writing, string.Create(CultureInfo.InvariantCulture, $"{clean} characters for the extractor"));

            var (_, walking) = await Cost.OfAsync(() => Task.FromResult(new HtmlText().LinesOffsets(markup)));
            yield return new HostileRow($"offsets {name}", markup.Length, walking, "walked to its end");
        }
    }
}
