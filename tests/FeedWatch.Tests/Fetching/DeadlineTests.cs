using FeedWatch.Fetching;
using Microsoft.Extensions.Time.Testing;

namespace FeedWatch.Tests.Fetching;

public sealed class DeadlineTests
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public async Task It_stands_still_while_we_wait_and_goes_on_from_there()
    {
        using var deadline = new Deadline(TimeSpan.FromSeconds(30), time);
        time.Advance(TimeSpan.FromSeconds(10));
        var waited = new TaskCompletionSource();
        var standing = deadline.StandStillAsync(waited.Task);
        time.Advance(TimeSpan.FromHours(1));
        waited.SetResult();
        await standing;

        time.Advance(TimeSpan.FromSeconds(19));
        deadline.IsOver.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(1));
        deadline.IsOver.ShouldBeTrue();
        deadline.Token.IsCancellationRequested.ShouldBeTrue();
    }
}
