using FeedWatch.Infra.Tests.Support;

namespace FeedWatch.Infra.Tests;

/// <summary>A deleted vault keeps its name for a while: these are the ways to go down and up again in one resource group.</summary>
public sealed class VaultTests(Support.Infra infra)
{
    private const string Vault = "Microsoft.KeyVault/vaults";

    private readonly PredictedResource plain = infra.Plain.One(Vault);
    private readonly PredictedResource full = infra.Full.One(Vault);

    [Fact]
    public void Without_purge_protection_the_property_is_not_sent() =>
        // Azure takes true or nothing: false is an error.
        plain.Find("properties.enablePurgeProtection").ShouldBeNull();

    [Fact]
    public void Purge_protection_can_be_had() =>
        full.Flag("properties.enablePurgeProtection").ShouldBeTrue();

    [Fact]
    public void A_deleted_vault_can_be_brought_back()
    {
        plain.Text("properties.createMode").ShouldBe("default");
        full.Text("properties.createMode").ShouldBe("recover");
    }

    [Fact]
    public void A_suffix_gives_another_name()
    {
        full.Name.ShouldBe(plain.Name + "-" + ParameterValues.All["FEEDWATCH_VAULT_SUFFIX"]);
        // The longest suffix that the parameter takes has seven letters.
        (plain.Name.Length + 1 + 7).ShouldBeLessThanOrEqualTo(24);
    }

    [Fact]
    public void The_vault_is_read_by_role_and_forgets_nothing_for_seven_days()
    {
        plain.Flag("properties.enableRbacAuthorization").ShouldBeTrue();
        plain.Flag("properties.enableSoftDelete").ShouldBeTrue();
        plain.Number("properties.softDeleteRetentionInDays").ShouldBe(7);
    }

    [Fact]
    public void The_key_is_written_only_when_it_is_given()
    {
        var secret = infra.Full.One("Microsoft.KeyVault/vaults/secrets");
        secret.Name.ShouldBe("sendgrid-api-key");
        secret.Text("condition").ShouldBe("[not(empty(parameters('sendGridApiKey')))]");
        secret.Text("properties.value").ShouldBe("[parameters('sendGridApiKey')]");
    }
}
