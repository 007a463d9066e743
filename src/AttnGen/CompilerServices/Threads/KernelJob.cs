using System.ComponentModel;
using System.Runtime.ExceptionServices;

namespace AttnGen.CompilerServices;

/// <summary>Some of a kernel's work items, which depend on no other's result. Called by generated code; not meant for direct use.</summary>
/// <param name="arguments">The kernel's arguments.</param>
/// <param name="first">The first item.</param>
/// <param name="end">The item after the last.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void KernelItems(in KernelPointers arguments, nuint first, nuint end);

/// <summary>
/// The call of one kernel by one thread, open to helpers from the thread pool while it runs. It is used again for the thread's next call: a
/// request for help that the pool has not got round to is left in its queue and counts for that one.
/// </summary>
internal sealed class KernelJob : IThreadPoolWorkItem
{
    private const int Closed = -1;

    /// <summary>Long enough for a helper's last items; a helper that has lost its processor to this thread gets it back by the sleep.</summary>
    private const int SpinsBeforeSleep = 1000;

    private KernelItems? _items;
    private KernelPointers _arguments;
    private long _next;
    private long _count;
    private long _grain;
    private int _degree;
    private ExceptionDispatchInfo? _error;

    /// <summary>Requests in the pool's queue.</summary>
    private int _requests;

    /// <summary>Helpers at work, or <see cref="Closed"/>.</summary>
    private int _helpers = Closed;

    /// <summary>Runs all items on this thread and on at most <paramref name="degree"/> − 1 helpers.</summary>
    public void Run(int degree, nuint count, nuint grain, KernelItems items, in KernelPointers arguments)
    {
        _items = items;
        _arguments = arguments;
        _next = 0;
        _count = (long)count;
        _grain = (long)grain;
        _degree = degree;
        _error = null;
        Interlocked.Exchange(ref _helpers, 0);

        try
        {
            // A request that is served from now on finds the job open; one that was served before is no longer counted.
            for (int i = Volatile.Read(ref _requests); i < degree - 1; i++)
            {
                Request();
            }

            Work();
        }
        finally
        {
            Close();
        }

        _error?.Throw();
    }

    /// <summary>A helper's turn.</summary>
    void IThreadPoolWorkItem.Execute()
    {
        Interlocked.Decrement(ref _requests);
        if (!TryEnter())
        {
            return;
        }

        try
        {
            Work();
        }
        catch (Exception error)
        {
            // The pool would end the process; the caller gets it.
            _error = ExceptionDispatchInfo.Capture(error);
        }
        finally
        {
            Interlocked.Decrement(ref _helpers);
        }
    }

    private void Request()
    {
        Interlocked.Increment(ref _requests);
        try
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
        catch
        {
            Interlocked.Decrement(ref _requests);
            throw;
        }
    }

    private void Work()
    {
        while (TryTake(out long first, out long end))
        {
            _items!(_arguments, (nuint)first, (nuint)end);
        }
    }

    /// <summary>Takes half of a thread's even share of what is left, at least one item; if it is much, up to where a grain ends.</summary>
    private bool TryTake(out long first, out long end)
    {
        first = Volatile.Read(ref _next);
        while (first < _count)
        {
            long share = Math.Max(1, (_count - first) / (2 * _degree));
            end = first + share;
            end -= share >= _grain ? end % _grain : 0;
            long seen = Interlocked.CompareExchange(ref _next, end, first);
            if (seen == first)
            {
                return true;
            }

            first = seen;
        }

        end = first;
        return false;
    }

    private bool TryEnter()
    {
        int helpers = Volatile.Read(ref _helpers);
        while (helpers != Closed && helpers < _degree - 1)
        {
            int seen = Interlocked.CompareExchange(ref _helpers, helpers + 1, helpers);
            if (seen == helpers)
            {
                // The call may have changed in between for one of a smaller degree; from now on it cannot.
                if (helpers < _degree - 1)
                {
                    return true;
                }

                Interlocked.Decrement(ref _helpers);
                return false;
            }

            helpers = seen;
        }

        return false;
    }

    /// <summary>
    /// Waits for the helpers at work, each with its last items, and lets no other begin. An interrupt of the calling thread waits, too: the
    /// arguments must stay where they are until nobody uses them.
    /// </summary>
    private void Close()
    {
        bool isInterrupted = false;
        SpinWait wait = default;
        while (Interlocked.CompareExchange(ref _helpers, Closed, 0) != 0)
        {
            try
            {
                wait.SpinOnce(SpinsBeforeSleep);
            }
            catch (ThreadInterruptedException)
            {
                isInterrupted = true;
            }
        }

        _items = null;
        if (isInterrupted)
        {
            Thread.CurrentThread.Interrupt();
        }
    }
}
