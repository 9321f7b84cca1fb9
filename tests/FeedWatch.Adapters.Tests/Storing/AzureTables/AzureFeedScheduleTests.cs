using FeedWatch.Testing.Azure;
using FeedWatch.Testing.Storing;
using Microsoft.Extensions.Time.Testing;

namespace FeedWatch.Adapters.Tests.Storing.AzureTables;

public sealed class AzureFeedStateTests() : FeedStateStoreContract(StoreSet.AzureTables);

public sealed class FaultyAzureFeedStateTests() : FeedStateStoreContract(() => StoreSet.FaultyAzureTables(seed: 4));

public sealed class AzureFeedScheduleTests()
    : FeedScheduleContract(new FakeTimeProvider(Sample.Noon), time => StoreSet.AzureTables(AzureAccounts.Fresh(), time: time));

public sealed class FaultyAzureFeedScheduleTests()
    : FeedScheduleContract(new FakeTimeProvider(Sample.Noon), time => StoreSet.AzureTables(AzureAccounts.Fresh(), new FaultyTransport(seed: 5), time: time));

public sealed class AzureLeaseTests() : LeaseContract(percentBroken: 0);

public sealed class FaultyAzureLeaseTests() : LeaseContract(percentBroken: 30);
