using FeedWatch.Infra.Tests.Support;

namespace FeedWatch.Infra.Tests;

/// <summary>Who watches the watch: rules on metrics, since logs may be sampled and end with the day's cap.</summary>
public sealed class AlertRuleTests(Support.Infra infra)
{
    public static TheoryData<string, string, string, string, int> EachRule => new()
    {
        { "feedwatch-feed-overdue", "feedwatch.feed.overdue", "Maximum", "GreaterThan", 10 * 60 },
        { "feedwatch-alert-overdue", "feedwatch.alert.overdue", "Maximum", "GreaterThan", 15 * 60 },
        { "feedwatch-poison", "feedwatch.poison.messages", "Maximum", "GreaterThan", 0 },
        { "feedwatch-silent", "feedwatch.feed.overdue", "Count", "LessThan", 3 },
    };

    [Theory]
    [MemberData(nameof(EachRule))]
    public void A_rule_fires_beyond_its_threshold(string name, string metric, string aggregation, string comparison, int threshold)
    {
        var criterion = Criterion(Rule(name));
        criterion.Text("metricName").ShouldBe(metric);
        criterion.Text("timeAggregation").ShouldBe(aggregation);
        criterion.Text("operator").ShouldBe(comparison);
        criterion.Number("threshold").ShouldBe(threshold);
    }

    [Fact]
    public void Every_rule_is_on_a_metric_and_can_be_made_before_the_metric_exists()
    {
        Rules.Count.ShouldBe(4);
        foreach (var rule in Rules)
        {
            rule.Get("properties.scopes").AsArray().ShouldHaveSingleItem().ShouldBeOutputOf("monitoring", "componentId");
            Criterion(rule).Text("metricNamespace").ShouldBe("FeedWatch");
            Criterion(rule).Flag("skipMetricValidation").ShouldBeTrue();
        }

        infra.Plain.Of("Microsoft.Insights/scheduledQueryRules").ShouldBeEmpty();
    }

    [Fact]
    public void Silence_is_noticed_while_the_last_reports_are_still_in_the_window()
    {
        // A report comes every five minutes; a window without any might not be judged at all.
        var rule = Rule("feedwatch-silent");
        rule.Text("properties.windowSize").ShouldBe("PT30M");
        rule.Text("properties.evaluationFrequency").ShouldBe("PT5M");
        Criterion(rule).Number("threshold").ShouldBeGreaterThan(1);
    }

    [Fact]
    public void Every_rule_tells_the_operator()
    {
        var operators = infra.Plain.One("Microsoft.Insights/actionGroups");
        operators.Get("properties.emailReceivers").AsArray().ShouldHaveSingleItem()!["emailAddress"]!.GetValue<string>()
            .ShouldBe(ParameterValues.Least["FEEDWATCH_OPERATOR_EMAIL"]);
        foreach (var rule in Rules)
        {
            rule.Flag("properties.enabled").ShouldBeTrue();
            rule.Get("properties.actions").AsArray().ShouldHaveSingleItem()!["actionGroupId"]!.GetValue<string>().ShouldBe(operators.Id);
        }
    }

    private IReadOnlyList<PredictedResource> Rules => infra.Plain.Of("Microsoft.Insights/metricAlerts");

    private PredictedResource Rule(string name) => Rules.Single(rule => rule.Name == name);

    private static PredictedResource Criterion(PredictedResource rule) =>
        new(rule.Get("properties.criteria.allOf").AsArray().ShouldHaveSingleItem()!);
}
