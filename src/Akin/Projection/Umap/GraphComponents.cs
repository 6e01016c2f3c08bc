namespace Akin.Projection.Umap;

/// <summary>The connected components of a graph, by their smallest point.</summary>
internal sealed class GraphComponents
{
    private GraphComponents(int[][] members, int[] places) => (Members, Places) = (members, places);

    /// <summary>The points of each component, ascending.</summary>
    public int[][] Members { get; }

    /// <summary>For each point its place in its component.</summary>
    public int[] Places { get; }

    /// <summary>Walks through the graph. O(edges).</summary>
    public static GraphComponents Of(SparseAffinities graph)
    {
        var (component, count) = (new int[graph.Points], 0);
        Array.Fill(component, -1);
        var waiting = new Stack<int>();
        for (var start = 0; start < graph.Points; start++)
        {
            if (component[start] < 0)
            {
                component[start] = count;
                waiting.Push(start);
                Visit(graph, component, waiting);
                count++;
            }
        }

        var members = new List<int>[count];
        var places = new int[graph.Points];
        for (var point = 0; point < graph.Points; point++)
        {
            var own = members[component[point]] ??= [];
            places[point] = own.Count;
            own.Add(point);
        }

        return new([.. members.Select(own => own.ToArray())], places);
    }

    private static void Visit(SparseAffinities graph, int[] component, Stack<int> waiting)
    {
        while (waiting.TryPop(out var point))
        {
            var columns = graph.Columns(point);
            var values = graph.Values(point);
            for (var place = 0; place < columns.Length; place++)
            {
                if (values[place] > 0 && component[columns[place]] < 0)
                {
                    component[columns[place]] = component[point];
                    waiting.Push(columns[place]);
                }
            }
        }
    }
}
