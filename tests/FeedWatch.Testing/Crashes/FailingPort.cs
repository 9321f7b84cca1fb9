using System.Reflection;
using System.Runtime.ExceptionServices;
using FeedWatch.Storing;

namespace FeedWatch.Testing.Crashes;

/// <summary>Stands before a port and fails one of its methods a few times, as a full disk does: nothing is written, the process lives on.</summary>
public class FailingPort<T> : DispatchProxy
    where T : class
{
    private T inner = null!;
    private string method = string.Empty;
    private int failures;

    public static T Around(T inner, string method, int failures)
    {
        var port = Create<T, FailingPort<T>>();
        var failing = (FailingPort<T>)(object)port;
        (failing.inner, failing.method, failing.failures) = (inner, method, failures);
        return port;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        ArgumentNullException.ThrowIfNull(targetMethod);
        if (targetMethod.Name == method && Interlocked.Decrement(ref failures) >= 0)
        {
            throw new StorageException("The disk is full.");
        }

        try
        {
            return targetMethod.Invoke(inner, args);
        }
        catch (TargetInvocationException exception) when (exception.InnerException is not null)
        {
            ExceptionDispatchInfo.Capture(exception.InnerException).Throw();
            throw;
        }
    }
}
