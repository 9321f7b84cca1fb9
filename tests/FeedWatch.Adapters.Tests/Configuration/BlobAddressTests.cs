using FeedWatch.Adapters.Configuration;
using FeedWatch.Adapters.Storing.AzureTables;
using Microsoft.Extensions.Options;

namespace FeedWatch.Adapters.Tests.Configuration;

public sealed class BlobAddressTests
{
    [Fact]
    public void An_address_is_used_as_it_is() =>
        Of("https://acme.blob.core.windows.net/configuration/feedwatch.yaml", "UseDevelopmentStorage=true")
            .ShouldBe(new BlobAddress(new Uri("https://acme.blob.core.windows.net/configuration/feedwatch.yaml"), "configuration", "feedwatch.yaml"));

    [Fact]
    public void A_path_is_one_of_the_account_of_the_store() =>
        Of("configuration/desk/feedwatch.yaml", "https://acme.table.core.windows.net/")
            .ShouldBe(new BlobAddress(new Uri("https://acme.blob.core.windows.net/configuration/desk/feedwatch.yaml"), "configuration", "desk/feedwatch.yaml"));

    [Fact]
    public void A_connection_string_says_itself_where_the_account_is() =>
        Of("configuration/feedwatch.yaml", "AccountName=acme;AccountKey=a2V5").ShouldBe(new BlobAddress(null, "configuration", "feedwatch.yaml"));

    [Theory]
    [InlineData("http://acme.blob.core.windows.net/c/feedwatch.yaml", "", "is no address of a blob")]
    [InlineData("https://acme.blob.core.windows.net/feedwatch.yaml", "", "lacks a container or the blob's name")]
    [InlineData("feedwatch.yaml", "AccountName=acme", "is neither https://ACCOUNT.blob.core.windows.net/CONTAINER/feedwatch.yaml nor CONTAINER/feedwatch.yaml.")]
    [InlineData("configuration/feedwatch.yaml", "", "or set Store:Account.")]
    [InlineData("configuration/feedwatch.yaml", "https://tables.example.org", "does not say where the account's blobs are.")]
    public void What_names_no_blob_is_refused_with_what_to_write(string blob, string account, string why) =>
        Should.Throw<OptionsValidationException>(() => Of(blob, account)).Failures.ShouldHaveSingleItem().ShouldContain(why);

    [Fact]
    public void A_signature_in_the_address_is_refused_and_not_repeated()
    {
        var refused = Should.Throw<OptionsValidationException>(() => Of("https://acme.blob.core.windows.net/c/feedwatch.yaml?sv=1&sig=s3cret", string.Empty));

        refused.Message.ShouldContain("leave out the ?");
        refused.Message.ShouldNotContain("s3cret");
    }

    private static BlobAddress Of(string blob, string account) => BlobAddress.Of(new WatchBlobOptions { Blob = blob }, new AzureTableOptions { Account = account });
}
