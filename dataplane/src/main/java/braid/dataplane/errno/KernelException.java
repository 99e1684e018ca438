package braid.dataplane.errno;

/// The kernel refused something; the message is one sentence a person can read.
public final class KernelException extends Exception {
    private final Errno errno;
    private final String kernelText;

    /// @param attempted what was tried, such as `open /dev/net/tun`
    public KernelException(String attempted, Errno errno) {
        this(attempted, errno, errno.text());
    }

    /// @param kernelText the extended acknowledgement, where there was one
    public KernelException(String attempted, Errno errno, String kernelText) {
        super(attempted + ": " + kernelText + " (" + errno + ")");
        this.errno = errno;
        this.kernelText = kernelText;
    }

    public Errno errno() {
        return errno;
    }

    public String kernelText() {
        return kernelText;
    }
}
