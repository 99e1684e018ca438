package braid.dataplane.reconcile;

/// What became of an operation on the kernel.
public sealed interface Outcome {
    record Done() implements Outcome {}

    /// @param errnoName "EPERM", empty when the kernel was not asked
    /// @param kernelText the extended acknowledgement, else the errno's text
    /// @param retryable whether the same operation may succeed later without a change of ours
    record Failed(String errnoName, String kernelText, boolean retryable) implements Outcome {}
}
