using System.Text;
using FeedWatch.Parsing;

namespace FeedWatch.Benchmarks.Hostile;

/// <summary>Gives each hostile document to the parser.</summary>
internal static class DocumentAttacks
{
    private static readonly Uri Url = new("https://hostile.example/feed");

    public static async IAsyncEnumerable<HostileRow> RunAsync(string part)
    {
        var parser = new FeedParser();
        WarmUp(parser);
        foreach (var document in HostileDocument.All.Where(document => document.Name.Contains(part, StringComparison.OrdinalIgnoreCase)))
        {
            var body = document.Make();
            var (outcome, cost) = await Cost.OfAsync(() => Task.FromResult(Outcome(parser, body)));
            yield return new HostileRow(document.Name, body.Length, cost, outcome.Text, outcome.IsWell);
        }
    }

    // Only what the parser says is kept: what it read is gone when the memory is counted.
    private static (string Text, bool IsWell) Outcome(FeedParser parser, byte[] body)
    {
        try
        {
            return parser.Parse(body, contentType: null, Url) switch
            {
                ParseResult.Parsed parsed => ($"{parsed.Document.End}, {parsed.Document.Entries.Count} stories", true),
                ParseResult.NotAFeed none => ($"{none.Kind}: {none.Reason}", true),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }
        catch (Exception exception)
        {
            return ($"threw {exception.GetType().Name}", false);
        }
    }

    // So that no row pays for compiling the parser.
    private static void WarmUp(FeedParser parser)
    {
        for (var round = 0; round < 200; round++)
        {
            parser.Parse("<rss><channel><item><title>A &amp; B</title><description>&lt;b&gt;c&lt;/b&gt; <![CDATA[<table><p>]]></description></item></channel></rss>"u8.ToArray(), null, Url);
            parser.Parse(Encoding.UTF8.GetBytes("""{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","content_html":"<p>\u00e9"}]}"""), null, Url);
            parser.Parse("<!DOCTYPE html><html></html>"u8.ToArray(), null, Url);
            parser.Parse("<rss><channel><item><title>A & B<a:b></title></channel>"u8.ToArray(), null, Url);
        }
    }
}
