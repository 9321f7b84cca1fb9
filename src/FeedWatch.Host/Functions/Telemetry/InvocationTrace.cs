using System.Diagnostics;

namespace FeedWatch.Host.Functions.Telemetry;

/// <summary>What all spans of one invocation share: the host's id of it, and its trace where the host passes one on.</summary>
public static class InvocationTrace
{
    public const string IdTag = "faas.invocation_id";

    /// <param name="invocationId">X-Azure-Functions-InvocationId.</param>
    /// <param name="traceParent">The header traceparent (W3C Trace Context); null: this invocation begins a trace.</param>
    public static Activity Begin(string invocationId, string? traceParent)
    {
#pragma warning disable CA2000 // Whoever begins the invocation ends it.
        var invocation = new Activity("invocation").SetIdFormat(ActivityIdFormat.W3C);
#pragma warning restore CA2000
        if (ActivityContext.TryParse(traceParent, null, out var parent))
        {
            invocation.SetParentId(parent.TraceId, parent.SpanId, parent.TraceFlags);
        }

        return invocation.AddBaggage(IdTag, invocationId).Start();
    }
}
