using FeedWatch.Testing.Storing;

namespace FeedWatch.Adapters.Tests.Storing.AzureTables;

public sealed class AzureRuleStateTests() : RuleStateStoreContract(StoreSet.AzureTables);

public sealed class AzureStoryTests() : StoryStoreContract(StoreSet.AzureTables);

public sealed class AzureHitTests() : HitStoreContract(StoreSet.AzureTables);

// The same on a network that breaks every third request.
public sealed class FaultyAzureRuleStateTests() : RuleStateStoreContract(() => StoreSet.FaultyAzureTables(seed: 1));

public sealed class FaultyAzureStoryTests() : StoryStoreContract(() => StoreSet.FaultyAzureTables(seed: 2));

public sealed class FaultyAzureHitTests() : HitStoreContract(() => StoreSet.FaultyAzureTables(seed: 3));
