namespace Akin.Embedding;

/// <summary>
/// Items on their way from one thread to several others. Once it is full, the giving thread sleeps until it is half
/// empty: waking it for each item would cost the takers' cores more than its work. Nobody spins.
/// </summary>
internal sealed class HandOverQueue<T>(int capacity)
{
    private readonly Queue<T> _items = new(capacity);
    private readonly object _changed = new();
    private bool _full;
    private bool _complete;
    private bool _stopped;

    /// <summary>What is left in a stopped queue.</summary>
    public IReadOnlyCollection<T> Left => _items;

    /// <summary>Adds an item, waiting while the queue is full.</summary>
    /// <returns><see langword="false"/> when the queue was stopped: the item was not taken.</returns>
    public bool Add(T item)
    {
        lock (_changed)
        {
            while (_full && !_stopped)
            {
                Monitor.Wait(_changed);
            }

            if (_stopped)
            {
                return false;
            }

            _items.Enqueue(item);
            _full = _items.Count >= capacity;
            Monitor.PulseAll(_changed);
            return true;
        }
    }

    /// <summary>
    /// Takes the oldest items, waiting for one. As many as are this taker's share, so that none of the others goes
    /// without: the fewer are left, the fewer at a time.
    /// </summary>
    /// <param name="taken">Is cleared and gets at least one item.</param>
    /// <param name="takers">Number of threads that take.</param>
    /// <param name="most">Most items to take.</param>
    /// <returns><see langword="false"/> when there will be none: complete and empty, or stopped.</returns>
    public bool TryTake(List<T> taken, int takers, int most)
    {
        taken.Clear();
        lock (_changed)
        {
            while (_items.Count == 0 && !_complete && !_stopped)
            {
                Monitor.Wait(_changed);
            }

            if (_stopped || _items.Count == 0)
            {
                return false;
            }

            var share = Math.Clamp(_items.Count / takers, 1, most);
            while (taken.Count < share)
            {
                taken.Add(_items.Dequeue());
            }

            if (_full && _items.Count <= capacity / 2)
            {
                _full = false;
                Monitor.PulseAll(_changed);
            }

            return true;
        }
    }

    /// <summary>Says that nothing will be added any more.</summary>
    public void Complete() => Set(ref _complete);

    /// <summary>Ends all waiting; nothing is added or taken any more.</summary>
    public void Stop() => Set(ref _stopped);

    private void Set(ref bool state)
    {
        lock (_changed)
        {
            state = true;
            Monitor.PulseAll(_changed);
        }
    }
}
