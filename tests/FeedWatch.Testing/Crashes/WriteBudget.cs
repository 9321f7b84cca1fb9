namespace FeedWatch.Testing.Crashes;

/// <summary>How many more writes may happen before the process counts as dead. A dead process neither writes nor reads.</summary>
public sealed class WriteBudget(int writes)
{
    private int left = writes;

    /// <summary>False: the process lives on.</summary>
    public bool IsBounded { get; } = writes < int.MaxValue;

    /// <summary>True once a call was turned away: the run did not get to its end.</summary>
    public bool IsSpent { get; private set; }

    public void OnRead()
    {
        if (Volatile.Read(ref left) <= 0)
        {
            Die();
        }
    }

    public void OnWrite()
    {
        if (Interlocked.Decrement(ref left) < 0)
        {
            Die();
        }
    }

    private void Die()
    {
        IsSpent = true;
        throw new ProcessDiedException();
    }
}

/// <summary>Stands for kill -9: nothing of the product may catch and survive it.</summary>
public sealed class ProcessDiedException : Exception
{
    public ProcessDiedException()
        : base("The process was stopped by the test.")
    {
    }
}
