using System.IO.Compression;
using System.Text;
using FeedWatch.Feeds;
using FeedWatch.Fetching;
using FeedWatch.Testing.Http;

namespace FeedWatch.Tests.Fetching;

public sealed class HostileServerTests : FetchingTest
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_bomb_that_unpacks_without_end_is_stopped_at_the_limit(bool isPackedTwice)
    {
        // 1 GiB in 1 MB: a gzip stream may be many, one after the other.
        var bomb = Enumerable.Repeat(Gzipped(new byte[16 * 1024 * 1024]), 64).SelectMany(part => part).ToArray();
        var reply = isPackedTwice
            ? LoopbackReply.Ok(Gzipped(bomb)).With("Content-Encoding", "gzip, gzip")
            : LoopbackReply.Ok(bomb).With("Content-Encoding", "gzip");

        var fetched = (await FetchAsync(reply)).ShouldBeOfType<FetchResult.Fetched>();
        fetched.End.ShouldBe(BodyEnd.OverLimit);
        fetched.Body.Length.ShouldBe(16 * 1024 * 1024);
    }

    [Fact]
    public async Task A_body_packed_a_thousand_times_is_unpacked_twice()
    {
        var encodings = string.Join(',', Enumerable.Repeat("gzip", 1_000));
        var reply = LoopbackReply.Ok(Gzipped(Gzipped(Gzipped("<rss/>"u8.ToArray())))).With("Content-Encoding", encodings);
        var fetched = (await FetchAsync(reply)).ShouldBeOfType<FetchResult.Fetched>();
        fetched.Body.Span.StartsWith<byte>([0x1f, 0x8b]).ShouldBeTrue();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_without_end_is_stopped_at_the_limit(bool isChunked)
    {
        Options.MaxBodyBytes = 1024 * 1024;
        var endless = LoopbackReply.Endless(new string('x', 10_000));
        var fetched = (await FetchAsync(isChunked ? endless.Chunked() : endless)).ShouldBeOfType<FetchResult.Fetched>();
        fetched.End.ShouldBe(BodyEnd.OverLimit);
        fetched.Body.Length.ShouldBe(1024 * 1024);
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_left_after_30_seconds() =>
        (await TimedOutAsync(never => LoopbackReply.Ok("<rss/>").HeldBeforeHead(never))).Reason.ShouldBe("No whole reply within 30 s.");

    [Fact]
    public async Task A_server_that_stops_after_its_headers_is_left_after_30_seconds() =>
        (await TimedOutAsync(never => LoopbackReply.Ok("<rss/>").HeldBeforeBody(never))).Reason.ShouldBe("No whole reply within 30 s.");

    [Fact]
    public async Task A_server_that_drips_byte_by_byte_is_left_after_30_seconds() =>
        (await EndedAsync(_ => LoopbackReply.Raw(DripAsync)) is FetchResult.Failed or FetchResult.Fetched { End: BodyEnd.Cut })
            .ShouldBeTrue("what dripped in by then may be used, as a body that was cut");

    [Fact]
    public async Task A_server_that_drips_header_by_header_is_left_after_30_seconds() =>
        (await EndedAsync(_ => LoopbackReply.Raw(DripHeadersAsync))).ShouldBeOfType<FetchResult.Failed>().Reason.ShouldBe("No whole reply within 30 s.");

    [Fact]
    public async Task A_server_that_never_finishes_its_handshake_is_left_after_the_time_for_connections()
    {
        Options.ConnectTimeout = TimeSpan.FromMilliseconds(200);
        var url = new UriBuilder(Server.Url("/feed")) { Scheme = "https" }.Uri;
        (await FetchAsync(FeedAt(url))).ShouldBeOfType<FetchResult.Failed>().Reason.ShouldBe("No connection within 0.2 s.");
    }

    [Fact]
    public async Task The_callers_cancellation_goes_through()
    {
        using var stop = new CancellationTokenSource();
        Server.Answer("/feed", _ =>
        {
            stop.Cancel();
            return LoopbackReply.Ok("<rss/>").HeldBeforeHead(Task.Delay(Timeout.InfiniteTimeSpan, Time));
        });
        var feed = FeedAt("/feed");
        await Should.ThrowAsync<OperationCanceledException>(() => FetchAsync(feed, FeedState.Unknown(feed.Id), stop.Token));
    }

    public static TheoryData<string, LoopbackReply, string> Nonsense => new()
    {
        { "nothing at all", LoopbackReply.Raw(string.Empty), "closed the connection" },
        { "no HTTP", LoopbackReply.Raw("220 mail.example.org ESMTP\r\n"), "does not speak proper HTTP" },
        { "a broken status line", LoopbackReply.Raw("HTTP/1.1 two hundred\r\n\r\n<rss/>"), "does not speak proper HTTP" },
        { "a broken header", LoopbackReply.Raw("HTTP/1.1 200 OK\r\nno colon\r\n\r\n<rss/>"), "does not speak proper HTTP" },
        { "half a head", LoopbackReply.Raw("HTTP/1.1 200 OK\r\nContent-Ty"), "closed the connection" },
        { "more headers than anyone needs", LoopbackReply.Ok("<rss/>").With("X-Long", new string('x', 70_000)), "more headers than we take" },
        { "many headers", Enumerable.Range(0, 2_000).Aggregate(LoopbackReply.Ok("<rss/>"), (reply, n) => reply.With($"X-{n}", new string('x', 40))), "more headers than we take" },
        { "headers without end", LoopbackReply.Raw(EndlessHeadersAsync), "more headers than we take" },
        { "a reset", LoopbackReply.Raw("HTTP/1.1").ResetAfter(0), "closed the connection" },
    };

    [Theory]
    [MemberData(nameof(Nonsense))]
    public async Task Nonsense_is_a_failure_with_a_plain_reason(string what, LoopbackReply reply, string reason)
    {
        var failed = (await FetchAsync(reply)).ShouldBeOfType<FetchResult.Failed>(what);
        failed.Status.ShouldBeNull();
        failed.Reason.ShouldContain(reason);
        failed.Reason.ShouldAllBe(character => !char.IsControl(character));
    }

    [Fact]
    public async Task What_a_server_says_cannot_break_the_line_it_is_shown_in()
    {
        var failed = (await FetchAsync(LoopbackReply.Of(404, "No\u001b[31m\tFeed\u0085" + new string('!', 9_000)))).ShouldBeOfType<FetchResult.Failed>();
        failed.Reason.ShouldStartWith("404 No [31m Feed !!!");
        failed.Reason.Length.ShouldBeLessThanOrEqualTo(300);
    }

    [Fact]
    public async Task A_server_that_is_down_is_a_failure()
    {
        await Server.DisposeAsync();
        (await FetchAsync(FeedAt("/feed"))).ShouldBeOfType<FetchResult.Failed>().Reason.ShouldBe("127.0.0.1 refused the connection.");
    }

    [Fact]
    public async Task A_name_that_does_not_exist_is_a_failure() =>
        (await FetchAsync(FeedAt(new Uri("http://feeds.invalid/rss")))).ShouldBeOfType<FetchResult.Failed>().Reason.ShouldContain("feeds.invalid");

    [Fact]
    public async Task What_came_before_the_deadline_is_a_cut_body()
    {
        var halfWay = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Server.Answer("/feed", _ => LoopbackReply.Raw(async (stream, cancellationToken) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<rss>"u8.ToArray(), cancellationToken);
            halfWay.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }));
        var fetching = FetchAsync(FeedAt("/feed"));
        await halfWay.Task;

        // The bytes are under way to a reader that cannot be watched from here: time passes until it has given up.
        while (!fetching.IsCompleted)
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }

        var fetched = (await fetching).ShouldBeOfType<FetchResult.Fetched>();
        fetched.End.ShouldBe(BodyEnd.Cut);
        Encoding.ASCII.GetString(fetched.Body.Span).ShouldBe("<rss>");
    }

    private async Task<FetchResult.Failed> TimedOutAsync(Func<Task, LoopbackReply> reply) => (await EndedAsync(reply)).ShouldBeOfType<FetchResult.Failed>();

    /// <summary>What came of it when 30 seconds were over, and not before.</summary>
    private async Task<FetchResult> EndedAsync(Func<Task, LoopbackReply> reply)
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var never = new TaskCompletionSource();
        Server.Answer("/feed", _ =>
        {
            asked.SetResult();
            return reply(never.Task);
        });
        var fetching = FetchAsync(FeedAt("/feed"));
        await asked.Task;
        Time.Advance(TimeSpan.FromSeconds(29));
        fetching.IsCompleted.ShouldBeFalse();
        Time.Advance(TimeSpan.FromSeconds(1));
        return await fetching;
    }

    private static async Task DripAsync(Stream stream, CancellationToken cancellationToken)
    {
        await stream.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray(), cancellationToken);
        while (true)
        {
            await stream.WriteAsync("x"u8.ToArray(), cancellationToken);
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, cancellationToken);
        }
    }

    private static async Task DripHeadersAsync(Stream stream, CancellationToken cancellationToken)
    {
        await stream.WriteAsync("HTTP/1.1 200 OK\r\n"u8.ToArray(), cancellationToken);
        while (true)
        {
            await stream.WriteAsync("X: y\r\n"u8.ToArray(), cancellationToken);
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, cancellationToken);
        }
    }

    private static async Task EndlessHeadersAsync(Stream stream, CancellationToken cancellationToken)
    {
        await stream.WriteAsync("HTTP/1.1 200 OK\r\n"u8.ToArray(), cancellationToken);
        while (true)
        {
            await stream.WriteAsync("X-More: and more\r\n"u8.ToArray(), cancellationToken);
        }
    }

    private static byte[] Gzipped(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var packer = new GZipStream(packed, CompressionLevel.Fastest))
        {
            packer.Write(bytes);
        }

        return packed.ToArray();
    }
}
