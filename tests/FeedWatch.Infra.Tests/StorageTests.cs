using FeedWatch.Infra.Tests.Support;

namespace FeedWatch.Infra.Tests;

public sealed class StorageTests(Support.Infra infra)
{
    private readonly PredictedResource account = infra.Plain.One("Microsoft.Storage/storageAccounts");

    [Fact]
    public void The_account_has_no_keys_and_nothing_public()
    {
        account.Flag("properties.allowSharedKeyAccess").ShouldBeFalse();
        account.Flag("properties.allowBlobPublicAccess").ShouldBeFalse();
        account.Flag("properties.defaultToOAuthAuthentication").ShouldBeTrue();
        infra.Plain.Of("Microsoft.Storage/storageAccounts/blobServices/containers")
            .ShouldAllBe(container => container.Text("properties.publicAccess") == "None");
    }

    [Fact]
    public void The_account_wants_encryption()
    {
        account.Text("properties.minimumTlsVersion").ShouldBe("TLS1_2");
        account.Flag("properties.supportsHttpsTrafficOnly").ShouldBeTrue();
    }

    [Fact]
    public void The_name_is_one_that_Azure_takes() =>
        account.Name.ShouldSatisfyAllConditions(
            name => name.Length.ShouldBeLessThanOrEqualTo(24),
            name => name.ShouldAllBe(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter)));

    [Fact]
    public void Each_queue_has_its_poison_queue_from_the_start() =>
        infra.Plain.NamesOf("Microsoft.Storage/storageAccounts/queueServices/queues")
            .ShouldBe(["poll", "poll-poison", "deliver", "deliver-poison"], ignoreOrder: true);

    [Fact]
    public void The_tables_are_there() =>
        infra.Plain.NamesOf("Microsoft.Storage/storageAccounts/tableServices/tables")
            .ShouldBe(["Feeds", "Stories", "Hits", "Alerts", "Rules"], ignoreOrder: true);

    [Fact]
    public void The_package_and_the_configuration_have_a_container_each() =>
        infra.Plain.NamesOf("Microsoft.Storage/storageAccounts/blobServices/containers")
            .ShouldBe(["app-package", "configuration"], ignoreOrder: true);
}
