using FeedWatch.Fetching;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace FeedWatch.Tests.Fetching;

public sealed class ServerPacerTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly FakeTimeProvider time = new();

    [Fact]
    public async Task The_first_visit_starts_at_once()
    {
        using var visit = await Pacer().EnterAsync("a", Token);
    }

    [Fact]
    public async Task The_second_start_waits_for_the_pause()
    {
        var pacer = Pacer();
        using var first = await pacer.EnterAsync("a", Token);
        var second = pacer.EnterAsync("a", Token);

        time.Advance(Second - TimeSpan.FromMilliseconds(1));
        second.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromMilliseconds(1));
        (await second).Dispose();
    }

    [Fact]
    public async Task The_pause_is_from_start_to_start_even_where_the_first_has_ended()
    {
        var pacer = Pacer();
        (await pacer.EnterAsync("a", Token)).Dispose();
        var second = pacer.EnterAsync("a", Token);

        second.IsCompleted.ShouldBeFalse();
        time.Advance(Second);
        (await second).Dispose();
    }

    [Fact]
    public async Task A_third_visit_waits_until_one_of_two_has_ended()
    {
        var pacer = Pacer(pause: TimeSpan.Zero);
        using var first = await pacer.EnterAsync("a", Token);
        var second = await pacer.EnterAsync("a", Token);
        var third = pacer.EnterAsync("a", Token);

        time.Advance(TimeSpan.FromHours(1));
        third.IsCompleted.ShouldBeFalse();
        second.Dispose();
        (await third).Dispose();
    }

    [Fact]
    public async Task Leaving_twice_makes_room_once()
    {
        var pacer = Pacer(most: 1, pause: TimeSpan.Zero);
        var first = await pacer.EnterAsync("a", Token);
        var second = pacer.EnterAsync("a", Token);
        var third = pacer.EnterAsync("a", Token);

        first.Dispose();
        first.Dispose();
        using var visit = await second;
        third.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task Servers_do_not_wait_for_each_other_and_their_names_know_no_case()
    {
        var pacer = Pacer(most: 1);
        using var a = await pacer.EnterAsync("a.example", Token);
        using var b = await pacer.EnterAsync("b.example", Token);
        pacer.EnterAsync("A.example", Token).IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task First_come_is_first_served()
    {
        var pacer = Pacer(most: 1);
        var order = new List<int>();
        var visits = Enumerable.Range(0, 20).Select(async n =>
        {
            using var visit = await pacer.EnterAsync("a", Token);
            order.Add(n);
        }).ToList();

        while (visits.Exists(visit => !visit.IsCompleted))
        {
            time.Advance(Second);
            await Task.Yield();
        }

        order.ShouldBe(Enumerable.Range(0, 20));
    }

    [Fact]
    public async Task Whoever_is_cancelled_in_the_line_leaves_no_gap()
    {
        var pacer = Pacer(most: 1, pause: TimeSpan.Zero);
        using var stop = new CancellationTokenSource();
        var first = await pacer.EnterAsync("a", Token);
        var second = pacer.EnterAsync("a", stop.Token);
        var third = pacer.EnterAsync("a", Token);

        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(second);
        first.Dispose();
        (await third).Dispose();
        await Should.ThrowAsync<OperationCanceledException>(() => pacer.EnterAsync("a", stop.Token));
        pacer.KnownServers.ShouldBe(0);
    }

    [Fact]
    public async Task A_server_is_forgotten_once_its_pause_is_over()
    {
        var pacer = Pacer();
        for (var n = 0; n < 1_000; n++)
        {
            (await pacer.EnterAsync($"host{n}", Token)).Dispose();
        }

        pacer.KnownServers.ShouldBe(1_000);
        time.Advance(Second);
        pacer.KnownServers.ShouldBe(0);
    }

    [Fact]
    public async Task Without_a_pause_nothing_waits_and_nothing_is_remembered()
    {
        var pacer = Pacer(most: 16, pause: TimeSpan.Zero);
        var visits = Enumerable.Range(0, 16).Select(_ => pacer.EnterAsync("a", Token)).ToList();
        visits.ShouldAllBe(visit => visit.IsCompletedSuccessfully);

        foreach (var visit in visits)
        {
            (await visit).Dispose();
        }

        pacer.KnownServers.ShouldBe(0);
    }

    [Fact]
    public async Task Whoever_passes_through_waits_for_the_pause_but_for_no_turn()
    {
        var pacer = Pacer(most: 1);
        using var inside = await pacer.EnterAsync("a", Token);
        var passing = pacer.PassAsync("a", Token);

        passing.IsCompleted.ShouldBeFalse();
        time.Advance(Second);
        await passing;
    }

    [Fact]
    public async Task Those_who_pass_through_start_a_pause_apart_and_whoever_enters_comes_after_them()
    {
        var pacer = Pacer();
        await pacer.PassAsync("a", Token);
        var second = pacer.PassAsync("a", Token);
        var third = pacer.PassAsync("a", Token);
        var entering = pacer.EnterAsync("a", Token);

        time.Advance(Second);
        await second;
        third.IsCompleted.ShouldBeFalse();
        time.Advance(Second);
        await third;
        entering.IsCompleted.ShouldBeFalse();
        time.Advance(Second);
        (await entering).Dispose();
    }

    [Fact]
    public async Task A_server_that_was_passed_through_is_forgotten_after_the_pause()
    {
        var pacer = Pacer();
        await pacer.PassAsync("a", Token);
        pacer.KnownServers.ShouldBe(1);
        time.Advance(Second);
        SpinWait.SpinUntil(() => pacer.KnownServers == 0, TimeSpan.FromSeconds(10)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_turn_is_taken_without_waiting_for_one_or_not_at_all()
    {
        var pacer = Pacer(most: 1, TimeSpan.Zero);
        var first = await pacer.TryEnterAsync("a", Token);
        first.ShouldNotBeNull();
        (await pacer.TryEnterAsync("a", Token)).ShouldBeNull();
        var entering = pacer.EnterAsync("a", Token);
        entering.IsCompleted.ShouldBeFalse();

        first.Dispose();
        using (await entering)
        {
            (await pacer.TryEnterAsync("a", Token)).ShouldBeNull();
        }

        pacer.KnownServers.ShouldBe(0);
    }

    [Fact]
    public async Task A_turn_that_is_free_still_waits_for_the_pause_and_whoever_is_cancelled_in_it_gives_the_turn_back()
    {
        var pacer = Pacer(most: 1);
        await pacer.PassAsync("a", Token);
        using var cancelled = new CancellationTokenSource();
        var first = pacer.TryEnterAsync("a", cancelled.Token);
        first.IsCompleted.ShouldBeFalse();
        await cancelled.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => first);

        var second = pacer.TryEnterAsync("a", Token);
        second.IsCompleted.ShouldBeFalse();
        time.Advance(2 * Second);
        using var turn = (await second).ShouldNotBeNull();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ServerPacer Pacer(int most = 2, TimeSpan? pause = null) =>
        new(new OptionsWrapper<PolitenessOptions>(new() { MaxConcurrentPerServer = most, PauseBetweenStarts = pause ?? Second }), time);
}
