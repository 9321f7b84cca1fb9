using System.Text;
using FeedWatch.Parsing;

namespace FeedWatch.Tests.Parsing;

/// <summary>A feed of many languages says so entry by entry.</summary>
public class EntryLanguageTests
{
    [Theory]
    [InlineData("""<rss xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><language>en</language><item><title>Un</title><dc:language> fr </dc:language></item></channel></rss>""")]
    [InlineData("""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Feed</title><entry xml:lang="fr"><title>Un</title></entry></feed>""")]
    [InlineData("""{"version":"https://jsonfeed.org/version/1.1","title":"Feed","language":"en","items":[{"id":"1","title":"Un","language":"fr"}]}""")]
    public void An_entry_may_have_its_own_language(string document)
    {
        var feed = new FeedParser().Parse(Encoding.UTF8.GetBytes(document), contentType: null, new Uri("https://example.org/feed")).ShouldBeOfType<ParseResult.Parsed>().Document;

        (feed.Language, feed.Entries.ShouldHaveSingleItem().Language).ShouldBe(("en", "fr"));
    }
}
