namespace FeedWatch.Infra.Tests.Support;

/// <summary>What a person sets before a deployment: the variables that main.bicepparam reads.</summary>
internal static class ParameterValues
{
    /// <summary>Those without a default.</summary>
    public static IReadOnlyDictionary<string, string> Least { get; } = new Dictionary<string, string>
    {
        ["FEEDWATCH_OPERATOR_EMAIL"] = "operator@example.org",
        ["FEEDWATCH_MAIL_FROM"] = "alerts@example.org",
        ["FEEDWATCH_CONTACT"] = "https://example.org/feedwatch",
        ["FEEDWATCH_BUDGET_START"] = "2026-12-01",
    };

    public const string Deployer = "11111111-2222-3333-4444-555555555555";

    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>(Least)
    {
        ["AZURE_PRINCIPAL_ID"] = Deployer,
        ["AZURE_PRINCIPAL_TYPE"] = "Group",
        ["SENDGRID_API_KEY"] = "SG.not-a-key",
        ["FEEDWATCH_VAULT_PURGE_PROTECTION"] = "true",
        ["FEEDWATCH_RECOVER_VAULT"] = "true",
        ["FEEDWATCH_VAULT_SUFFIX"] = "b",
    };
}
