using FeedWatch.Testing.Azure;

namespace FeedWatch.Adapters.Tests.Storing.AzureTables;

public sealed class AzuriteTests
{
    [Fact]
    public void Azurite_ends_by_itself_when_nobody_holds_it_any_more()
    {
        using var azurite = Azurite.Start();

        azurite.LetGo().ShouldBe(0);
    }
}
