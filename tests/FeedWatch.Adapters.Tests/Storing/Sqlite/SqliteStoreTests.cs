using FeedWatch.Testing.Storing;
using Microsoft.Extensions.Time.Testing;

namespace FeedWatch.Adapters.Tests.Storing.Sqlite;

public sealed class SqliteFeedStateTests() : FeedStateStoreContract(StoreSet.Sqlite);

public sealed class SqliteFeedScheduleTests() : FeedScheduleContract(new FakeTimeProvider(Sample.Noon), _ => StoreSet.Sqlite());

public sealed class SqliteRuleStateTests() : RuleStateStoreContract(StoreSet.Sqlite);

public sealed class SqliteStoryTests() : StoryStoreContract(StoreSet.Sqlite);

public sealed class SqliteHitTests() : HitStoreContract(StoreSet.Sqlite);

public sealed class SqliteOutboxTests() : OutboxContract(StoreSet.Sqlite);

public sealed class SqliteMailTests() : MailStoreContract(StoreSet.Sqlite);
