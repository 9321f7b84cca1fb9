namespace FeedWatch.Infra.Tests.Support;

/// <summary>Values that only Azure can fill in stand in a prediction as expressions; these say where they must come from.</summary>
internal static class Expressions
{
    public static void ShouldBeOutputOf(this string expression, string module, string output)
    {
        expression.ShouldContain($"format('{module}-{{0}}'");
        expression.ShouldContain($".outputs.{output}.value");
    }

    public static void ShouldBeOutputOf(this JsonNode? expression, string module, string output) =>
        expression.ShouldNotBeNull().GetValue<string>().ShouldBeOutputOf(module, output);
}
