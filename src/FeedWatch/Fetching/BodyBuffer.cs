using System.Buffers;

namespace FeedWatch.Fetching;

/// <summary>Grows with what comes, out of the shared pool while it is small, up to a limit and never beyond.</summary>
internal sealed class BodyBuffer(int limit) : IDisposable
{
    private const int FirstBytes = 32 * 1024;

    // The pool rounds up to a power of two and keeps what it gets: a handful of bombs would leave it with a hundred megabytes.
    private const int MostPooled = 1024 * 1024;

    private byte[] bytes = ArrayPool<byte>.Shared.Rent(Math.Min(FirstBytes, limit + 1));
    private int length;

    public int Limit => limit;

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Math.Min(length, limit));

    /// <summary>One byte more came than may be kept: the only way to tell a body that is just as long as the limit from one that goes on.</summary>
    public bool IsOverLimit => length > limit;

    /// <summary>Where to write next; empty once the limit is passed.</summary>
    public Memory<byte> Free()
    {
        if (length == bytes.Length && length <= limit)
        {
            Grow();
        }

        return bytes.AsMemory(length, Math.Min(bytes.Length, limit + 1) - length);
    }

    public void Advance(int count) => length += count;

    public MemoryStream Read() => new(bytes, 0, Written.Length, writable: false);

    /// <summary>What was written, for good; nothing can be written after it.</summary>
    public ReadOnlyMemory<byte> Take()
    {
        if (IsPooled(bytes))
        {
            return Written.ToArray();
        }

        var taken = bytes.AsMemory(0, Written.Length);
        (bytes, length) = ([], 0);
        return taken;
    }

    public void Dispose() => Return();

    private static bool IsPooled(byte[] array) => array.Length <= MostPooled;

    private void Grow()
    {
        var size = (int)Math.Min(bytes.Length * 2L, limit + 1L);
        var larger = size <= MostPooled ? ArrayPool<byte>.Shared.Rent(size) : GC.AllocateUninitializedArray<byte>(size);
        bytes.AsSpan(0, length).CopyTo(larger);
        Return();
        bytes = larger;
    }

    private void Return()
    {
        if (IsPooled(bytes))
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}
