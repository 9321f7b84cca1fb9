using FeedWatch.Adapters.Storing.AzureTables;
using FeedWatch.Testing.Azure;
using FeedWatch.Testing.Storing;

namespace FeedWatch.Adapters.Tests.Pipeline;

// The same pipeline on Azure's tables, with leases and claims.
public sealed class AzurePipelineTests : PipelineTests
{
    protected override Task<StoreSet> OpenAsync() => Task.FromResult(StoreSet.AzureTablesWithClock());
}

public sealed class AzureDeliveryTests : DeliveryTests
{
    protected override Task<StoreSet> OpenAsync() => Task.FromResult(StoreSet.AzureTablesWithClock());
}

public sealed class AzureEditTests : EditTests
{
    protected override Task<StoreSet> OpenAsync() => Task.FromResult(StoreSet.AzureTablesWithClock());
}

public sealed class AzurePossibleHitTests : PossibleHitTests
{
    protected override Task<StoreSet> OpenAsync() => Task.FromResult(StoreSet.AzureTablesWithClock());
}

public sealed class AzureHealthTests : HealthTests
{
    protected override Task<StoreSet> OpenAsync() => Task.FromResult(StoreSet.AzureTablesWithClock());
}

public sealed class AzureRestTests : RestTests
{
    protected override Task<StoreSet> OpenAsync() => Task.FromResult(StoreSet.AzureTablesWithClock());
}

public sealed class AzureGapTests : GapTests
{
    protected override Task<StoreSet> OpenAsync() => Task.FromResult(StoreSet.AzureTablesWithClock());
}

public sealed class AzureArchiveTests : ArchiveTests
{
    protected override Task<StoreSet> OpenAsync() => Task.FromResult(StoreSet.AzureTablesWithClock());
}

public sealed class AzureRuleCatchUpTests : RuleCatchUpTests
{
    protected override Task<StoreSet> OpenAsync() => Task.FromResult(StoreSet.AzureTablesWithClock());
}

/// <summary>The process dies after each request that writes, also between those of one call.</summary>
public sealed class AzureCrashTests : CrashTests
{
    private AzureTableOptions account = AzureAccounts.Fresh();

    protected override Task<StoreSet> OpenAsync()
    {
        account = AzureAccounts.Fresh();
        return Task.FromResult(StoreSet.AzureTablesWithClock(account, new(Testing.Station.Start)));
    }

    // Nobody gives back what the dead process held: it has to run out.
    protected override Task<StoreSet> ReopenAsync(StoreSet stores)
    {
        stores.Time.Advance(stores.Mourning);
        return Task.FromResult(StoreSet.AzureTablesWithClock(account, stores.Time));
    }

    protected override void ExpectWritesOfPoll(int writes) => writes.ShouldBeGreaterThanOrEqualTo(6, "the lease, hits of two rules, alerts of two recipients, stories, state");

    protected override void ExpectWritesOfDelivering(int writes) => writes.ShouldBeGreaterThanOrEqualTo(4, "fix and accept for each of two recipients");
}
