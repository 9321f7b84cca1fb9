using System.Text;
using FeedWatch.Fetching;
using FeedWatch.Testing.Http;

namespace FeedWatch.Tests.Fetching;

public sealed class BodyTests : FetchingTest
{
    private static readonly string Document = "<rss><channel>" + string.Concat(Enumerable.Range(0, 2_000).Select(n => $"<item>{n * 7919 % 1000}</item>")) + "</channel></rss>";

    public static TheoryData<string, LoopbackReply> WaysToSend => new()
    {
        { "plain", LoopbackReply.Ok(Document) },
        { "chunked", LoopbackReply.Ok(Document).Chunked() },
        { "gzip", LoopbackReply.Ok(Document).Gzip() },
        { "gzip, chunked", LoopbackReply.Ok(Document).Gzip().Chunked() },
        { "br", LoopbackReply.Ok(Document).Brotli() },
        { "deflate", LoopbackReply.Ok(Document).Deflate() },
        { "deflate without its wrapper", LoopbackReply.Ok(Document).BareDeflate() },
        { "gzip in br", LoopbackReply.Ok(Document).Gzip().Brotli() },
        { "announced as gzip, sent plain", LoopbackReply.Ok(Document).With("Content-Encoding", "gzip") },
        { "announced as br, sent plain", LoopbackReply.Ok(Document).With("Content-Encoding", "br") },
        { "announced as deflate, sent plain", LoopbackReply.Ok(Document).With("Content-Encoding", "deflate") },
        { "a charset where the encoding belongs", LoopbackReply.Ok(Document).With("Content-Encoding", "UTF-8") },
        { "a packed file, not announced", LoopbackReply.Ok(LoopbackReply.Ok(Document).Gzip().Body) },
        { "until the connection closes", LoopbackReply.Raw($"HTTP/1.0 200 OK\r\n\r\n{Document}") },
        { "after early hints", LoopbackReply.Raw($"HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: {Document.Length}\r\n\r\n{Document}") },
        { "gzip with the length of what is inside", LoopbackReply.Ok(Document).Gzip().With("Content-Length", "99999").CutAfter(int.MaxValue) },
    };

    [Theory]
    [MemberData(nameof(WaysToSend))]
    public async Task A_whole_body_arrives_however_it_is_sent(string way, LoopbackReply reply)
    {
        var fetched = (await FetchAsync(reply)).ShouldBeOfType<FetchResult.Fetched>(way);
        Encoding.UTF8.GetString(fetched.Body.Span).ShouldBe(Document);
        fetched.End.ShouldBe(BodyEnd.Whole);
    }

    public static TheoryData<string, LoopbackReply> WaysToBreakOff => new()
    {
        { "plain", LoopbackReply.Ok(Document).CutAfter(9_000) },
        { "plain, reset", LoopbackReply.Ok(Document).ResetAfter(9_000) },
        { "chunked", LoopbackReply.Ok(Document).Chunked().CutAfter(9_000) },
        { "broken chunk", LoopbackReply.Raw($"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1000\r\n{Document[..0x1000]}\r\nnonsense\r\n") },
        { "gzip", LoopbackReply.Ok(Document).Gzip().CutAfter(2_000) },
        { "br", LoopbackReply.Ok(Document).Brotli().CutAfter(700) },
        { "deflate", LoopbackReply.Ok(Document).Deflate().CutAfter(2_000) },
        { "gzip cut short by its own server", LoopbackReply.Ok(LoopbackReply.Ok(Document).Gzip().Body[..2_000]).With("Content-Encoding", "gzip") },
        { "br cut short by its own server", LoopbackReply.Ok(LoopbackReply.Ok(Document).Brotli().Body[..700]).With("Content-Encoding", "br") },
        { "deflate cut short by its own server", LoopbackReply.Ok(LoopbackReply.Ok(Document).Deflate().Body[..2_000]).With("Content-Encoding", "deflate") },
        { "gzip, damaged", LoopbackReply.Ok(Damaged(LoopbackReply.Ok(Document).Gzip().Body)).With("Content-Encoding", "gzip") },
        { "a part that nobody asked for", LoopbackReply.Of(206).WithBody(Document[..9_000]) },
    };

    [Theory]
    [MemberData(nameof(WaysToBreakOff))]
    public async Task What_came_before_the_end_broke_off_is_kept(string way, LoopbackReply reply)
    {
        var fetched = (await FetchAsync(reply)).ShouldBeOfType<FetchResult.Fetched>(way);
        fetched.End.ShouldBe(BodyEnd.Cut);
        fetched.Body.Length.ShouldBeInRange(1, Document.Length - 1);
        Document.ShouldStartWith(Encoding.UTF8.GetString(fetched.Body.Span));
    }

    [Fact]
    public async Task A_body_that_is_empty_is_fetched_and_left_to_the_parser()
    {
        var fetched = (await FetchAsync(LoopbackReply.Ok(string.Empty))).ShouldBeOfType<FetchResult.Fetched>();
        fetched.Body.Length.ShouldBe(0);
        fetched.End.ShouldBe(BodyEnd.Whole);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_connection_lost_before_the_first_byte_of_the_body_is_a_failure(bool isPacked)
    {
        var reply = LoopbackReply.Ok(Document);
        var result = await FetchAsync((isPacked ? reply.Gzip() : reply).CutAfter(0));
        result.ShouldBeOfType<FetchResult.Failed>().Reason.ShouldContain("sent nothing that can be read");
    }

    [Fact]
    public async Task The_content_type_is_given_as_sent()
    {
        var fetched = (await FetchAsync(LoopbackReply.Ok(Document, "text/xml;charset = windows-1251;;"))).ShouldBeOfType<FetchResult.Fetched>();
        fetched.ContentType.ShouldBe("text/xml;charset = windows-1251;;");
    }

    [Fact]
    public async Task A_body_just_as_long_as_the_limit_is_whole()
    {
        Options.MaxBodyBytes = Document.Length;
        var fetched = (await FetchAsync(LoopbackReply.Ok(Document))).ShouldBeOfType<FetchResult.Fetched>();
        fetched.End.ShouldBe(BodyEnd.Whole);
        fetched.Body.Length.ShouldBe(Document.Length);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_one_byte_longer_than_the_limit_is_cut_to_it(bool isPacked)
    {
        Options.MaxBodyBytes = Document.Length - 1;
        var reply = LoopbackReply.Ok(Document);
        var fetched = (await FetchAsync(isPacked ? reply.Gzip() : reply)).ShouldBeOfType<FetchResult.Fetched>();
        fetched.End.ShouldBe(BodyEnd.OverLimit);
        Encoding.UTF8.GetString(fetched.Body.Span).ShouldBe(Document[..^1]);
    }

    private static byte[] Damaged(byte[] packed) => [.. packed[..2_000], .. packed[2_000..2_100].Select(value => (byte)~value), .. packed[2_100..]];
}
