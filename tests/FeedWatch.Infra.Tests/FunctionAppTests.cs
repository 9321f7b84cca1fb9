using FeedWatch.Infra.Tests.Support;

namespace FeedWatch.Infra.Tests;

/// <summary>Bicep checks neither the runtime's name nor the kind of authentication: Azure would refuse or, worse, take them.</summary>
public sealed class FunctionAppTests(Support.Infra infra)
{
    private readonly PredictedResource app = infra.Plain.One("Microsoft.Web/sites");

    [Fact]
    public void The_app_is_a_custom_handler_on_Flex_Consumption()
    {
        app.Text("properties.functionAppConfig.runtime.name").ShouldBe("custom");
        app.Text("properties.functionAppConfig.runtime.version").ShouldBe("1.0");
        var plan = infra.Plain.One("Microsoft.Web/serverfarms");
        plan.Text("sku.name").ShouldBe("FC1");
        plan.Text("sku.tier").ShouldBe("FlexConsumption");
        plan.Flag("properties.reserved").ShouldBeTrue();
        app.Text("properties.serverFarmId").ShouldBe(plan.Id);
    }

    [Fact]
    public void An_idle_instance_costs_nothing_and_their_number_has_a_ceiling()
    {
        app.Get("properties.functionAppConfig.scaleAndConcurrency.alwaysReady").AsArray().ShouldBeEmpty();
        app.Number("properties.functionAppConfig.scaleAndConcurrency.instanceMemoryMB").ShouldBe(512);
        app.Number("properties.functionAppConfig.scaleAndConcurrency.maximumInstanceCount").ShouldBe(40);
    }

    [Fact]
    public void The_package_and_the_key_are_fetched_with_the_identity()
    {
        app.Text("identity.type").ShouldBe("UserAssigned");
        app.Get("identity.userAssignedIdentities").AsObject().ShouldHaveSingleItem().Key.ShouldBeOutputOf("identity", "id");
        app.Text("properties.keyVaultReferenceIdentity").ShouldBeOutputOf("identity", "id");
        app.Text("properties.functionAppConfig.deployment.storage.type").ShouldBe("blobContainer");
        app.Text("properties.functionAppConfig.deployment.storage.value").ShouldBeOutputOf("storage", "deploymentContainerUrl");
        app.Text("properties.functionAppConfig.deployment.storage.authentication.type").ShouldBe("UserAssignedIdentity");
        app.Text("properties.functionAppConfig.deployment.storage.authentication.userAssignedIdentityResourceId").ShouldBeOutputOf("identity", "id");
    }

    [Fact]
    public void The_roles_are_given_before_the_app_first_runs() =>
        infra.Template["resources"]!["functionApp"]!["dependsOn"]!.AsArray().Select(module => module!.GetValue<string>())
            .ShouldBe(["identity", "monitoring", "storage", "vault"], ignoreOrder: true);

    [Fact]
    public void Nothing_comes_in_without_encryption_or_by_password()
    {
        app.Flag("properties.httpsOnly").ShouldBeTrue();
        app.Text("properties.siteConfig.minTlsVersion").ShouldBe("1.2");
        app.Text("properties.siteConfig.scmMinTlsVersion").ShouldBe("1.2");
        app.Text("properties.siteConfig.ftpsState").ShouldBe("Disabled");
        var passwords = infra.Plain.Of("Microsoft.Web/sites/basicPublishingCredentialsPolicies");
        passwords.Select(policy => policy.Name).ShouldBe(["ftp", "scm"], ignoreOrder: true);
        passwords.ShouldAllBe(policy => !policy.Flag("properties.allow"));
    }

    [Fact]
    public void Azd_finds_the_app_by_the_name_that_azure_yaml_gives_it() =>
        Yaml.Read("azure.yaml")["services"]!.AsObject().ShouldHaveSingleItem().Key.ShouldBe(app.Json["tags"]!["azd-service-name"]!.GetValue<string>());
}
