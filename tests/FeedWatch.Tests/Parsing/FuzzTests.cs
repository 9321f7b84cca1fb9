using FeedWatch.Feeds;
using FeedWatch.Parsing;

namespace FeedWatch.Tests.Parsing;

public class FuzzTests
{
    private const int MutationsOfEach = 150;

    private static readonly byte[][] Fragments =
    [
        [.. "<"u8], [.. ">"u8], [.. "&"u8], [.. "&#0;"u8], [.. "]]>"u8], [.. "<![CDATA["u8], [.. "<!--"u8], [.. "<item>"u8], [.. "</item>"u8], [.. "</channel>"u8],
        [.. "<?xml version='1.1'?>"u8], [.. "\""u8], [.. "{"u8], [.. "]"u8], [.. "\\ud800"u8], [.. "xmlns:a=''"u8], [.. "<!DOCTYPE x>"u8],
        [0], [0xFF], [0xFE, 0xFF], [0xC3], [0xED, 0xA0, 0x80],
    ];

    public static TheoryData<string> EachFixture => [.. Fixture.Names];

    [Theory]
    [MemberData(nameof(EachFixture))]
    public void A_damaged_document_is_read_as_far_as_it_goes_and_never_throws(string fixture)
    {
        var original = Fixture.Bytes(fixture);
        var random = new Random(fixture.Sum(character => character));
        var feed = new FeedId("feed");
        for (var number = 0; number < MutationsOfEach; number++)
        {
            var result = new FeedParser().Parse(Mutated(original, random), "text/xml; charset=utf-8", Fixture.Url);

            if (result is ParseResult.Parsed { Document: var document })
            {
                var news = StoryNews.Decide(feed, document, FeedState.Unknown(feed), SeenSet.Empty, FeedUnderTest.Now);
                news.Fresh.ShouldAllBe(story => IsClean(story));
            }
        }
    }

    private static byte[] Mutated(byte[] original, Random random)
    {
        var body = original.ToList();
        for (var change = random.Next(1, 6); change > 0 && body.Count > 0; change--)
        {
            var place = random.Next(body.Count);
            var length = Math.Min(random.Next(1, 40), body.Count - place);
            switch (random.Next(5))
            {
                case 0:
                    body[place] = (byte)random.Next(256);
                    break;
                case 1:
                    body.RemoveRange(place, length);
                    break;
                case 2:
                    body.InsertRange(place, body.GetRange(random.Next(place + 1), Math.Min(length, 1)));
                    break;
                case 3:
                    body.InsertRange(place, Fragments[random.Next(Fragments.Length)]);
                    break;
                default:
                    body.RemoveRange(place, body.Count - place);
                    break;
            }
        }

        return [.. body];
    }

    private static bool IsClean(Story story) =>
        !story.Title.Any(char.IsControl)
        && !story.Body.Any(character => char.IsControl(character) && character != '\n')
        && story.Link is null or { Scheme: "http" or "https" };
}
