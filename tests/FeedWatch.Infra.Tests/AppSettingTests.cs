using FeedWatch.Infra.Tests.Support;

namespace FeedWatch.Infra.Tests;

public sealed class AppSettingTests(Support.Infra infra)
{
    /// <summary>Every setting that the program or its host reads in Azure. Whoever adds one to the program adds it here and in infra/main.bicep.</summary>
    private static readonly string[] Read =
    [
        "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
        "APPLICATIONINSIGHTS_CONNECTION_STRING",
        "AZURE_CLIENT_ID",
        "AzureWebJobsStorage__blobServiceUri",
        "AzureWebJobsStorage__clientId",
        "AzureWebJobsStorage__credential",
        "AzureWebJobsStorage__queueServiceUri",
        "AzureWebJobsStorage__tableServiceUri",
        "Fetch__Contact",
        "Fetch__MaxBodyBytes",
        "Mail__From",
        "Mail__FromName",
        "Mail__SendGrid__ApiKey",
        "Politeness__MaxConcurrent",
        "Store__Account",
        "Telemetry__MetricsEndpoint",
        "Telemetry__SampleRatio",
        "Watch__Blob",
    ];

    /// <summary>Flex Consumption refuses a deployment that sets one of these, or runs something else than what was deployed.</summary>
    private static readonly string[] Forbidden =
    [
        "AzureWebJobsStorage",
        "ENABLE_ORYX_BUILD",
        "FUNCTIONS_EXTENSION_VERSION",
        "FUNCTIONS_WORKER_PROCESS_COUNT",
        "FUNCTIONS_WORKER_RUNTIME",
        "FUNCTIONS_WORKER_RUNTIME_VERSION",
        "SCM_DO_BUILD_DURING_DEPLOYMENT",
        "WEBSITE_CONTENTAZUREFILECONNECTIONSTRING",
        "WEBSITE_CONTENTOVERVNET",
        "WEBSITE_CONTENTSHARE",
        "WEBSITE_RUN_FROM_PACKAGE",
    ];

    private readonly JsonObject settings = infra.Plain.AppSettings;

    [Fact]
    public void Every_setting_that_is_read_is_set_and_no_other() =>
        settings.Select(setting => setting.Key).ShouldBe(Read, ignoreOrder: true);

    [Fact]
    public void None_is_set_that_Flex_Consumption_forbids() =>
        settings.Select(setting => setting.Key).Intersect(Forbidden, StringComparer.OrdinalIgnoreCase).ShouldBeEmpty();

    [Fact]
    public void Storage_is_reached_with_the_identity()
    {
        settings["AzureWebJobsStorage__credential"]!.GetValue<string>().ShouldBe("managedidentity");
        settings["AzureWebJobsStorage__clientId"].ShouldBeOutputOf("identity", "clientId");
        settings["AzureWebJobsStorage__blobServiceUri"].ShouldBeOutputOf("storage", "blobEndpoint");
        settings["AzureWebJobsStorage__queueServiceUri"].ShouldBeOutputOf("storage", "queueEndpoint");
        settings["AzureWebJobsStorage__tableServiceUri"].ShouldBeOutputOf("storage", "tableEndpoint");
        settings["AZURE_CLIENT_ID"].ShouldBeOutputOf("identity", "clientId");
        settings["Store__Account"].ShouldBeOutputOf("storage", "tableEndpoint");
        settings["Watch__Blob"].ShouldBeOutputOf("storage", "watchBlobUrl");
    }

    [Fact]
    public void Telemetry_is_sent_with_the_identity()
    {
        var authentication = settings["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"];
        authentication.ShouldBeOutputOf("identity", "clientId");
        authentication!.GetValue<string>().ShouldStartWith("[format('ClientId={0};Authorization=AAD'");
        var component = infra.Plain.One("Microsoft.Insights/components");
        settings["APPLICATIONINSIGHTS_CONNECTION_STRING"]!.GetValue<string>().ShouldContain(component.Id);
    }

    [Fact]
    public void Metrics_go_to_the_entrance_of_the_region_they_are_about()
    {
        var endpoint = settings["Telemetry__MetricsEndpoint"];
        endpoint!.GetValue<string>().ShouldStartWith("[format('https://{0}.monitoring.azure.com{1}/metrics', 'westeurope', ");
        endpoint.ShouldBeOutputOf("monitoring", "componentId");
    }

    [Fact]
    public void The_mail_key_is_a_reference_to_the_vault()
    {
        settings["Mail__SendGrid__ApiKey"].ShouldBeOutputOf("vault", "sendGridReference");
        infra.Full.AppSettings.ToJsonString().ShouldNotContain(ParameterValues.All["SENDGRID_API_KEY"]);
    }

    [Fact]
    public void What_a_person_gave_is_passed_on()
    {
        settings["Mail__From"]!.GetValue<string>().ShouldBe(ParameterValues.Least["FEEDWATCH_MAIL_FROM"]);
        settings["Fetch__Contact"]!.GetValue<string>().ShouldBe(ParameterValues.Least["FEEDWATCH_CONTACT"]);
    }
}
