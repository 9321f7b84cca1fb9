using FeedWatch.Infra.Tests.Support;

namespace FeedWatch.Infra.Tests;

public sealed class RoleTests(Support.Infra infra)
{
    private const string BlobDataOwner = "b7e6dc6d-f1e8-4753-8033-0f276bb0955b";
    private const string BlobDataContributor = "ba92f5b4-2d11-453d-a403-e96b0029c9fe";
    private const string QueueDataContributor = "974c5e8b-45b9-4653-ba55-5f855dd0fb88";
    private const string TableDataContributor = "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3";
    private const string MetricsPublisher = "3913510d-42f4-4e42-8a64-420c390055eb";
    private const string SecretsUser = "4633458b-17de-408a-b874-0445c86b69e6";

    private const string RoleAssignment = "Microsoft.Authorization/roleAssignments";

    private readonly string account = infra.Plain.One("Microsoft.Storage/storageAccounts").Id;

    [Fact]
    public void The_identity_has_five_roles_each_where_it_is_needed()
    {
        var component = infra.Plain.One("Microsoft.Insights/components").Id;
        var vault = infra.Plain.One("Microsoft.KeyVault/vaults").Id;
        infra.Plain.Of(RoleAssignment).Select(RoleAt).ShouldBe(
            [(BlobDataOwner, account), (QueueDataContributor, account), (TableDataContributor, account), (MetricsPublisher, component), (SecretsUser, vault)],
            ignoreOrder: true);
    }

    [Fact]
    public void The_five_belong_to_the_identity()
    {
        foreach (var assignment in infra.Plain.Of(RoleAssignment))
        {
            assignment.Text("properties.principalId").ShouldBeOutputOf("identity", "principalId");
            assignment.Text("properties.principalType").ShouldBe("ServicePrincipal");
        }
    }

    [Fact]
    public void Whoever_deploys_gets_the_data_roles_when_named()
    {
        var desk = infra.Full.Of(RoleAssignment).Where(assignment => assignment.Text("properties.principalId") == ParameterValues.Deployer).ToList();
        desk.Select(RoleAt).ShouldBe([(BlobDataContributor, account), (QueueDataContributor, account), (TableDataContributor, account)], ignoreOrder: true);
        desk.ShouldAllBe(assignment => assignment.Text("properties.principalType") == "Group");
        infra.Full.Of(RoleAssignment).Count.ShouldBe(5 + desk.Count);
    }

    private static (string Role, string Scope) RoleAt(PredictedResource assignment) =>
        (assignment.Text("properties.roleDefinitionId").Split('/')[^1], assignment.Scope);
}
