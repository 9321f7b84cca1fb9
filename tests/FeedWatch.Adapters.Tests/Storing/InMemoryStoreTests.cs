using FeedWatch.Testing.Storing;
using Microsoft.Extensions.Time.Testing;

namespace FeedWatch.Adapters.Tests.Storing;

// The stores of the other tests keep the same promises as the real ones, so what those tests show holds for these too.
public sealed class InMemoryFeedStateTests() : FeedStateStoreContract(StoreSet.InMemory);

public sealed class InMemoryFeedScheduleTests() : FeedScheduleContract(new FakeTimeProvider(Sample.Noon), _ => StoreSet.InMemory());

public sealed class InMemoryRuleStateTests() : RuleStateStoreContract(StoreSet.InMemory);

public sealed class InMemoryStoryTests() : StoryStoreContract(StoreSet.InMemory);

public sealed class InMemoryHitTests() : HitStoreContract(StoreSet.InMemory);

public sealed class InMemoryOutboxTests() : OutboxContract(StoreSet.InMemory);

public sealed class InMemoryMailTests() : MailStoreContract(StoreSet.InMemory);
