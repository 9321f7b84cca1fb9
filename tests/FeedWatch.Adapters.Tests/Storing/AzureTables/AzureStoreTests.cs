using FeedWatch.Testing.Storing;

namespace FeedWatch.Adapters.Tests.Storing.AzureTables;

public sealed class AzureRuleStateTests() : RuleStateStoreContract(StoreSet.AzureTables);

public sealed class AzureStoryTests() : StoryStoreContract(StoreSet.AzureTables);

public sealed class AzureHitTests() : HitStoreContract(StoreSet.AzureTables);

public sealed class AzureOutboxTests() : OutboxContract(StoreSet.AzureTables);

public sealed class AzureMailTests() : MailStoreContract(StoreSet.AzureTables);

public sealed class AzureMailClaimTests() : MailClaimContract(StoreSet.AzureTables);

// The same on a network that breaks every third request.
public sealed class FaultyAzureRuleStateTests() : RuleStateStoreContract(() => StoreSet.FaultyAzureTables(seed: 1));

public sealed class FaultyAzureStoryTests() : StoryStoreContract(() => StoreSet.FaultyAzureTables(seed: 2));

public sealed class FaultyAzureHitTests() : HitStoreContract(() => StoreSet.FaultyAzureTables(seed: 3));

public sealed class FaultyAzureOutboxTests() : OutboxContract(() => StoreSet.FaultyAzureTables(seed: 4));

public sealed class FaultyAzureMailTests() : MailStoreContract(() => StoreSet.FaultyAzureTables(seed: 5));

public sealed class FaultyAzureMailClaimTests() : MailClaimContract(() => StoreSet.FaultyAzureTables(seed: 6));
