using FeedWatch.Storing;
using FeedWatch.Testing.Storing;

namespace FeedWatch.Adapters.Tests.Storing.Sqlite;

/// <summary>What the full-text index finds beyond the port's promise.</summary>
public sealed class SqliteSearchTests : IAsyncDisposable
{
    private readonly StoreSet stores = StoreSet.Sqlite();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => stores.DisposeAsync();

    [Theory]
    [InlineData("cafe", true)]
    [InlineData("CAFÉ", true)]
    [InlineData("lviv", true)]
    [InlineData("аи 技术", false)]
    [InlineData("ai技术", true)]
    [InlineData("𠮷野家", true)]
    [InlineData("caf", false)]
    [InlineData("ＵＮ", false)]
    public async Task Words_are_whole_words_without_their_accents(string words, bool isFound)
    {
        await stores.Hits.AddAsync([Sample.Hit(title: "Un cafe\u0301 à L'viv, Lviv", text: "AI技术 在 𠮷野家")], Cancel);

        (await stores.Hits.FindAsync(new HitSearch(Words: words), Cancel).AnyAsync(Cancel)).ShouldBe(isFound);
    }

    [Fact]
    public async Task A_search_of_ten_thousand_words_is_cut_short_and_answered()
    {
        await stores.Hits.AddAsync([Sample.Hit(title: "minister")], Cancel);

        var words = string.Join(' ', Enumerable.Repeat("minister", 10_000));
        (await stores.Hits.FindAsync(new HitSearch(Words: words), Cancel).CountAsync(Cancel)).ShouldBe(1);
    }
}
