using FeedWatch.Testing.Storing;

namespace FeedWatch.Adapters.Tests.Storing;

/// <summary>What every kind of store promises. A new kind gets one subclass of each contract.</summary>
public abstract class StoreContract(Func<StoreSet> open) : IAsyncLifetime
{
    /// <summary>Text that a feed may well hold: no normal form, beyond the first plane, a NUL.</summary>
    protected const string OddText = "Cafe\u0301 Лавров 安保理 🗞 a\0b \u202E\n'; DROP TABLE hits; --";

    protected StoreSet Stores { get; } = open();

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await Stores.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Sixteen callers at once, as when that many feeds are polled.</summary>
    protected static Task AtOnceAsync(Func<int, Task> call) =>
        Task.WhenAll(Enumerable.Range(0, 16).Select(caller => Task.Run(() => call(caller), Cancel)));
}
