namespace Akin.Numerics;

/// <summary>
/// The leading eigenpairs of a symmetric operator that is known by its products alone: Rayleigh-Ritz on a subspace that
/// Chebyshev polynomials of the operator turn towards the wanted vectors (Zhou, Saad, Tiago and Chelikowsky, 2006).
/// A block wider than wanted finds repeated eigenvalues too. Pairs that have settled are set aside, the largest first.
/// </summary>
internal static class LeadingEigen
{
    private const int HighestDegree = 40;
    private const double LargestGain = 1e10;

    /// <summary>Writes operator × vector for each of <c>count</c> vectors, which are the rows of an array.</summary>
    public delegate void Multiply(double[] vectors, int count, double[] products);

    /// <summary>Finds the largest eigenvalues below those of the known vectors.</summary>
    /// <param name="multiply">The operator.</param>
    /// <param name="known">Eigenvectors that are known, orthonormal rows; may be empty.</param>
    /// <param name="problem">What is wanted, and how exactly.</param>
    /// <param name="cancellation">Checked at each product.</param>
    public static LeadingPairs Find(
        Multiply multiply, double[] known, EigenProblem problem, CancellationToken cancellation)
    {
        var size = problem.Size;
        var offset = known.Length / size;
        var rows = Math.Min(size, offset + problem.Count + problem.Spare);
        var search = new Search(multiply, rows, offset, problem, cancellation);
        search.Begin(known, new RandomSource(problem.Seed));
        return search.Run();
    }

    private sealed class Search(
        Multiply multiply, int rows, int offset, EigenProblem problem, CancellationToken cancellation)
    {
        private readonly int _size = problem.Size;
        private readonly double[] _basis = new double[checked(rows * problem.Size)];
        private readonly double[] _values = new double[rows];
        private double[] _active = [];
        private double[] _products = [];
        private int _settled;
        private int _used;

        private int Active => rows - _settled;

        public void Begin(double[] known, RandomSource random)
        {
            known.CopyTo(_basis, 0);
            _settled = offset;
            foreach (ref var value in _basis.AsSpan(known.Length))
            {
                value = random.NextGaussian();
            }
        }

        public LeadingPairs Run()
        {
            var wanted = Math.Min(rows, offset + problem.Count);
            var largest = 0.0;
            while (true)
            {
                Orthonormal.Make(_basis, rows, _size, _settled);
                (_active, _products) = (_basis[(_settled * _size)..], new double[Active * _size]);
                Apply(_active, _products);
                var before = _settled;
                Rotate();
                largest = Math.Max(largest, Math.Abs(_values[_settled]));
                Settle(wanted, largest * problem.Tolerance, before);
                if (_settled >= wanted || _used >= problem.MostProducts)
                {
                    return new(
                        _values[offset..wanted], _basis[(offset * _size)..(wanted * _size)], _settled >= wanted);
                }

                Filter();
            }
        }

        private void Apply(double[] vectors, double[] products)
        {
            cancellation.ThrowIfCancellationRequested();
            multiply(vectors, vectors.Length / _size, products);
            RemoveSettled(products);
            _used++;
        }

        /// <summary>Keeps the filter from blowing up what rounding leaves of vectors that are set aside.</summary>
        private void RemoveSettled(double[] vectors) =>
            ChunkedWork.For(vectors.Length / _size, 1, problem.Threads, (row, _, _) =>
            {
                var vector = vectors.AsSpan(row * _size, _size);
                for (var other = 0; other < _settled; other++)
                {
                    var axis = _basis.AsSpan(other * _size, _size);
                    ScaledSum.Add(vector, -InnerProduct.Of(vector, axis), axis);
                }
            });

        /// <summary>Turns the active vectors, and their products alike, to the best of their span.</summary>
        private void Rotate()
        {
            var count = Active;
            var inner = new double[count * count];
            for (var i = 0; i < count; i++)
            {
                for (var j = i; j < count; j++)
                {
                    var product = InnerProduct.Of(
                        _active.AsSpan(i * _size, _size), _products.AsSpan(j * _size, _size));
                    (inner[(i * count) + j], inner[(j * count) + i]) = (product, product);
                }
            }

            var (values, turns) = SymmetricEigen.Leading(inner, count, count, threads: 1, cancellation);
            values.CopyTo(_values, _settled);
            _active = Combine(turns, _active, count);
            _products = Combine(turns, _products, count);
            _active.CopyTo(_basis, _settled * _size);
        }

        private double[] Combine(double[] turns, double[] vectors, int count)
        {
            var turned = new double[vectors.Length];
            ChunkedWork.For(count, 1, problem.Threads, (_, row, _) =>
            {
                for (var i = 0; i < count; i++)
                {
                    ScaledSum.Add(
                        turned.AsSpan(row * _size, _size), turns[(row * count) + i], vectors.AsSpan(i * _size, _size));
                }
            });
            return turned;
        }

        private void Settle(int wanted, double tolerance, int before)
        {
            while (_settled < wanted)
            {
                var place = (_settled - before) * _size;
                var residual = _products.AsSpan(place, _size);
                ScaledSum.Add(residual, -_values[_settled], _active.AsSpan(place, _size));
                if (Math.Sqrt(InnerProduct.Of(residual, residual)) > tolerance)
                {
                    break;
                }

                _settled++;
            }

            _active = _basis[(_settled * _size)..];
        }

        /// <summary>Shrinks what belongs to eigenvalues from the least to the smallest of the block.</summary>
        private void Filter()
        {
            var (least, top) = (problem.Least, _values[_settled]);
            var cut = Math.Max(_values[rows - 1], least + (1e-6 * (top - least)));
            if (top <= cut)
            {
                return;
            }

            var (half, centre) = ((cut - least) / 2, (cut + least) / 2);
            var growth = Math.Acosh((top - centre) / half);
            var degree = (int)Math.Clamp(Math.Acosh(LargestGain) / growth, 1, HighestDegree);
            var scale = half / (top - centre);
            var (first, before, now) = (scale, _active, new double[_active.Length]);
            Apply(before, now);
            Recur(now, before, [], scale / half, centre, 0);
            var next = degree > 1 ? new double[_active.Length] : [];
            for (var step = 2; step <= degree; step++)
            {
                var rescaled = 1 / ((2 / first) - scale);
                Apply(now, next);
                Recur(next, now, before, 2 * rescaled / half, centre, scale * rescaled);
                (before, now, next, scale) = (now, next, before, rescaled);
            }

            now.CopyTo(_basis, _settled * _size);
        }

        /// <summary>product ← factor · (product − centre · vector) − share · before.</summary>
        private void Recur(
            double[] product, double[] vector, double[] before, double factor, double centre, double share) =>
            ChunkedWork.For(product.Length, 1 << 16, problem.Threads, (_, start, count) =>
            {
                var target = product.AsSpan(start, count);
                var from = vector.AsSpan(start, count);
                for (var i = 0; i < target.Length; i++)
                {
                    target[i] = factor * (target[i] - (centre * from[i]));
                }

                if (before.Length > 0)
                {
                    ScaledSum.Add(target, -share, before.AsSpan(start, count));
                }
            });
    }
}
