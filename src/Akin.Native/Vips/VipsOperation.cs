using System.Text;

namespace Akin.Native.Vips;

/// <summary>One call of a libvips operation: properties in, <c>Build</c>, results out.</summary>
internal unsafe ref struct VipsOperation
{
    private static readonly VipsTypes Types = new(VipsEngine.Api);
    private readonly VipsApi _api;
    private readonly ReadOnlySpan<byte> _name;
    private nint _operation;

    /// <summary>Starts a call.</summary>
    /// <param name="name">A UTF-8 literal: it ends in a zero that its length does not count.</param>
    public VipsOperation(ReadOnlySpan<byte> name)
    {
        _api = VipsEngine.Api;
        _name = name;
        fixed (byte* text = name)
        {
            _operation = _api.OperationNew(text);
        }

        if (_operation == 0)
        {
            throw Failure();
        }
    }

    public readonly void Set(ReadOnlySpan<byte> property, int number) =>
        SetPlain(property, new GValue { Type = GValue.Int, First = (uint)number });

    public readonly void Set(ReadOnlySpan<byte> property, bool flag) =>
        SetPlain(property, new GValue { Type = GValue.Boolean, First = flag ? 1 : 0 });

    public readonly void Set(ReadOnlySpan<byte> property, double number) =>
        SetPlain(property, new GValue { Type = GValue.Double, First = BitConverter.DoubleToInt64Bits(number) });

    public readonly void SetText(ReadOnlySpan<byte> property, ReadOnlySpan<byte> text)
    {
        GValue value = default;
        _api.ValueInit(&value, GValue.String);
        fixed (byte* start = text)
        {
            _api.ValueSetString(&value, start);
        }

        SetAndUnset(property, &value);
    }

    public readonly void Set(ReadOnlySpan<byte> property, VipsFailOn failOn) =>
        SetEnum(property, Types.FailOn, (int)failOn);

    public readonly void Set(ReadOnlySpan<byte> property, VipsAccess access) =>
        SetEnum(property, Types.Access, (int)access);

    public readonly void Set(ReadOnlySpan<byte> property, VipsInterpretation space) =>
        SetEnum(property, Types.Interpretation, (int)space);

    public readonly void Set(ReadOnlySpan<byte> property, VipsIntent intent) =>
        SetEnum(property, Types.Intent, (int)intent);

    public readonly void Set(ReadOnlySpan<byte> property, VipsBandFormat format) =>
        SetEnum(property, Types.BandFormat, (int)format);

    /// <summary>Savers: without EXIF and the like.</summary>
    public readonly void KeepNoMetadata()
    {
        GValue none = default;
        _api.ValueInit(&none, Types.Keep);
        SetPlain("keep"u8, none);
    }

    public readonly void Set(ReadOnlySpan<byte> property, VipsImage image)
    {
        GValue value = default;
        _api.ValueInit(&value, Types.Image);
        _api.ValueSetObject(&value, image.DangerousGetHandle());
        SetAndUnset(property, &value);
    }

    public readonly void Set(ReadOnlySpan<byte> property, VipsBuffer buffer) =>
        SetArea(property, Types.Blob, _api.BlobNew(0, buffer.Pointer, buffer.Length));

    public readonly void Set(ReadOnlySpan<byte> property, ReadOnlySpan<double> numbers)
    {
        fixed (double* start = numbers)
        {
            SetArea(property, Types.ArrayDouble, _api.ArrayDoubleNew(start, numbers.Length));
        }
    }

    /// <summary>Builds and takes the picture called <c>out</c>.</summary>
    public VipsImage BuildImage()
    {
        Build();
        GValue value = default;
        _api.ValueInit(&value, Types.Image);
        fixed (byte* name = "out"u8)
        {
            _api.GetProperty(_operation, name, &value);
        }

        // The value's reference becomes the handle's: it is not unset.
        var image = new VipsImage((nint)value.First);
        Release();
        return image;
    }

    /// <summary>Builds and copies the bytes called <c>buffer</c>.</summary>
    public byte[] BuildBytes()
    {
        Build();
        GValue value = default;
        _api.ValueInit(&value, Types.Blob);
        fixed (byte* name = "buffer"u8)
        {
            _api.GetProperty(_operation, name, &value);
        }

        nuint length;
        var start = _api.BlobGet((nint)value.First, &length);
        var bytes = new ReadOnlySpan<byte>(start, checked((int)length)).ToArray();
        _api.ValueUnset(&value);
        Release();
        return bytes;
    }

    /// <summary>Builds and takes the number called <c>out</c>.</summary>
    public double BuildNumber()
    {
        Build();
        GValue value = default;
        _api.ValueInit(&value, GValue.Double);
        fixed (byte* name = "out"u8)
        {
            _api.GetProperty(_operation, name, &value);
        }

        Release();
        return BitConverter.Int64BitsToDouble(value.First);
    }

    private void Build()
    {
        var operation = _operation;
        var failed = _api.OperationBuild(&operation) != 0;
        _operation = operation;
        if (failed)
        {
            Release();
            throw Failure();
        }
    }

    private void Release()
    {
        _api.UnrefOutputs(_operation);
        _api.Unref(_operation);
        _operation = 0;
    }

    private readonly VipsException Failure() =>
        new($"libvips refuses {Encoding.UTF8.GetString(_name)}.", VipsErrors.Take(_api));

    private readonly void SetEnum(ReadOnlySpan<byte> property, nuint type, int number)
    {
        GValue value = default;
        _api.ValueInit(&value, type);
        _api.ValueSetEnum(&value, number);
        SetPlain(property, value);
    }

    private readonly void SetArea(ReadOnlySpan<byte> property, nuint type, nint area)
    {
        GValue value = default;
        _api.ValueInit(&value, type);
        _api.ValueSetBoxed(&value, area);
        SetAndUnset(property, &value);
        _api.AreaUnref(area);
    }

    private readonly void SetAndUnset(ReadOnlySpan<byte> property, GValue* value)
    {
        fixed (byte* name = property)
        {
            _api.SetProperty(_operation, name, value);
        }

        _api.ValueUnset(value);
    }

    /// <summary>Sets a value that holds no memory of its own, so that it need not be unset.</summary>
    private readonly void SetPlain(ReadOnlySpan<byte> property, GValue value)
    {
        fixed (byte* name = property)
        {
            _api.SetProperty(_operation, name, &value);
        }
    }
}
