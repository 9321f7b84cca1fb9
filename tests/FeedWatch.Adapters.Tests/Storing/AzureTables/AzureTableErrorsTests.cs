using System.Net;
using FeedWatch.Adapters.Storing.AzureTables;
using FeedWatch.Storing;
using FeedWatch.Testing.Azure;
using FeedWatch.Testing.Http;

namespace FeedWatch.Adapters.Tests.Storing.AzureTables;

/// <summary>What a person is told when the account does not do as asked.</summary>
public sealed class AzureTableErrorsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized, "InvalidAuthenticationInfo", "sign in to the tenant")]
    [InlineData(HttpStatusCode.Forbidden, "AuthorizationPermissionMismatch", "Storage Table Data Contributor")]
    [InlineData(HttpStatusCode.Forbidden, "AuthenticationFailed", "clock")]
    [InlineData(HttpStatusCode.Forbidden, "KeyBasedAuthenticationNotPermitted", "sign in with an identity")]
    [InlineData(HttpStatusCode.Conflict, "TableBeingDeleted", "Wait a minute")]
    [InlineData(HttpStatusCode.ServiceUnavailable, "ServerBusy", "too busy")]
    [InlineData(HttpStatusCode.TooManyRequests, "TooManyRequests", "too busy")]
    [InlineData(HttpStatusCode.InternalServerError, "InternalError", "500 InternalError")]
    [InlineData(HttpStatusCode.BadRequest, "PropertyValueTooLarge", "400 PropertyValueTooLarge")]
    public async Task A_refusal_says_what_to_do(HttpStatusCode status, string code, string advice)
    {
        var options = new AzureTableOptions { Account = "UseDevelopmentStorage=true", TablePrefix = "x", Retries = 0 };
        var table = AzureAccounts.Open(options, new RefusingTransport(status, code)).Table("Rows");

        await SaysAsync(advice, () => table.FindAsync("p", "r", Cancel));
        await SaysAsync(advice, () => table.PutAsync(Entity.Create("p", "r"), Cancel));
        await SaysAsync(advice, async () => await table.QueryAsync(TableRange.Of($"PartitionKey eq {"p"}"), Cancel).CountAsync(Cancel));
        await SaysAsync(advice, () => table.RemoveAsync("p", "r", Cancel));
    }

    [Fact]
    public async Task An_account_that_is_not_there_says_so()
    {
        Uri nowhere;
        await using (var server = LoopbackServer.Start())
        {
            nowhere = server.Url("/devstoreaccount1");
        }

        var options = new AzureTableOptions { Account = Azurite.Shared.ConnectionString.Replace(Azurite.Shared.Tables.ToString(), nowhere.ToString(), StringComparison.Ordinal), Retries = 1, RetryDelay = TimeSpan.Zero };

        await SaysAsync("cannot be reached", () => AzureAccounts.Open(options).Table("Rows").FindAsync("p", "r", Cancel));
    }

    [Theory]
    [InlineData(Fault.TimeoutBefore, "did not answer in time")]
    [InlineData(Fault.LostAfter, "cannot be reached")]
    public async Task A_network_that_fails_every_try_says_so(Fault fault, string advice)
    {
        var network = new FaultyTransport(seed: 1, percent: 0);
        var options = AzureAccounts.Fresh();
        options.Retries = 0;
        var table = AzureAccounts.Open(options, network).Table("Rows");

        network.BreakNext(fault);
        await SaysAsync(advice, () => table.PutAsync(Entity.Create("p", "r"), Cancel));
    }

    [Fact]
    public async Task A_call_that_is_cancelled_has_not_failed()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var table = AzureAccounts.Open(AzureAccounts.Fresh()).Table("Rows");

        await Should.ThrowAsync<OperationCanceledException>(() => table.FindAsync("p", "r", cancelled.Token));
        await Should.ThrowAsync<OperationCanceledException>(() => table.PutAsync(Entity.Create("p", "r"), cancelled.Token));
    }

    private static async Task SaysAsync(string advice, Func<Task> call) =>
        (await Should.ThrowAsync<StorageException>(call)).Message.ShouldContain(advice);
}
