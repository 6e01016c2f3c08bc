namespace Akin.Embedding.Inputs;

/// <summary>
/// The ways that networks were trained to read a pixel. A preset says the numbers and the order of the colours; size,
/// fit and interpolation are a model's own.
/// </summary>
public enum PreprocessingPreset
{
    /// <summary>RGB of 0 … 1 less the mean of ImageNet, over its deviation: torchvision, timm, the model zoo.</summary>
    ImageNet,

    /// <summary>BGR of 0 … 255 less the mean of ImageNet: VGG and ResNet of Keras, and Caffe.</summary>
    Caffe,

    /// <summary>RGB of −1 … 1: MobileNet, Inception and others of TensorFlow.</summary>
    Tf,

    /// <summary>RGB of 0 … 1 less the mean of CLIP's pictures, over their deviation.</summary>
    Clip,

    /// <summary>RGB of 0 … 1.</summary>
    Unit,
}
