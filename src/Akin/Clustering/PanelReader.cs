using Akin.Numerics;

namespace Akin.Clustering;

/// <summary>Panels of 32 rows of the data: as they are packed, or packed when they are asked for.</summary>
internal sealed unsafe class PanelReader : IDisposable
{
    private readonly KMeansData _data;
    private readonly PointPanels? _own;
    private readonly PointBlock? _block;
    private float* _norms;

    public PanelReader(KMeansData data)
    {
        _data = data;
        if (data.Packed is null)
        {
            _own = new PointPanels(PointPanels.Width, data.Columns);
            _block = new PointBlock(PointPanels.Width, data.Columns);
        }
    }

    /// <summary>The panel read last.</summary>
    public float* Panel { get; private set; }

    /// <summary>Squared lengths of its rows. (The arrays of panels are pinned.)</summary>
    public float* Norms => _norms;

    /// <summary>Reads the panel that starts with a row; gives the number of rows in it.</summary>
    public int Read(int row)
    {
        var panels = _data.Packed ?? _own!;
        var (panel, count) = (row / PointPanels.Width, Math.Min(PointPanels.Width, _data.Rows - row));
        if (_own is not null)
        {
            _block!.Load(_data.Points, row, count, _data.Offsets);
            _own.Pack(_block);
            panel = 0;
        }

        Panel = panels[panel];
        fixed (float* norms = panels.SquaredNorms)
        {
            _norms = norms + (panel * PointPanels.Width);
        }

        return count;
    }

    public void Dispose()
    {
        _own?.Dispose();
        _block?.Dispose();
    }
}
