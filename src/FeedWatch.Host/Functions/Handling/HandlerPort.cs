using System.Globalization;
using System.Net;

namespace FeedWatch.Host.Functions.Handling;

/// <summary>The port that the Functions host has chosen for us.</summary>
internal static class HandlerPort
{
    public const string Variable = "FUNCTIONS_CUSTOMHANDLER_PORT";

    /// <param name="value">Of the variable.</param>
    /// <param name="mistake">For a person, when the result is null.</param>
    public static int? Read(string? value, out string mistake)
    {
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > IPEndPoint.MinPort and <= IPEndPoint.MaxPort)
        {
            mistake = string.Empty;
            return port;
        }

        mistake = string.IsNullOrEmpty(value)
            ? $"{Variable} is not set: `feedwatch functions` is started by the Azure Functions host. On this machine use `feedwatch run`."
            : $"{Variable} is no port: '{value}'.";
        return null;
    }
}
