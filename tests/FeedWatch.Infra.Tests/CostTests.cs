using FeedWatch.Infra.Tests.Support;

namespace FeedWatch.Infra.Tests;

/// <summary>No surprise on the bill.</summary>
public sealed class CostTests(Support.Infra infra)
{
    [Fact]
    public void A_budget_tells_the_operator_before_it_is_spent()
    {
        var budget = infra.Plain.One("Microsoft.Consumption/budgets");
        budget.Number("properties.amount").ShouldBe(20);
        budget.Text("properties.timeGrain").ShouldBe("Monthly");
        budget.Text("properties.timePeriod.startDate").ShouldBe(ParameterValues.Least["FEEDWATCH_BUDGET_START"]);
        var notifications = budget.Get("properties.notifications").AsObject();
        notifications.Select(entry => entry.Value!["thresholdType"]!.GetValue<string>()).ShouldBe(["Actual", "Forecasted"], ignoreOrder: true);
        foreach (var (_, notification) in notifications)
        {
            notification!["enabled"]!.GetValue<bool>().ShouldBeTrue();
            notification["contactEmails"]!.AsArray().ShouldHaveSingleItem()!.GetValue<string>().ShouldBe(ParameterValues.Least["FEEDWATCH_OPERATOR_EMAIL"]);
        }
    }

    [Fact]
    public void Logs_have_a_cap_a_day_and_are_kept_for_30_days()
    {
        var workspace = infra.Plain.One("Microsoft.OperationalInsights/workspaces");
        workspace.Get("properties.workspaceCapping.dailyQuotaGb").GetValue<double>().ShouldBe(0.2);
        workspace.Number("properties.retentionInDays").ShouldBe(30);
    }

    [Fact]
    public void Application_Insights_keeps_its_data_in_the_workspace_and_takes_it_only_by_role()
    {
        var component = infra.Plain.One("Microsoft.Insights/components");
        component.Text("properties.WorkspaceResourceId").ShouldBe(infra.Plain.One("Microsoft.OperationalInsights/workspaces").Id);
        component.Flag("properties.DisableLocalAuth").ShouldBeTrue();
    }
}
