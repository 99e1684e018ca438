package braid.dataplane.engine.control;

/// Who wanted a bundle, and hears what becomes of it.
interface BundleOwner {
    /// IPCP opened.
    void connected(Bundle bundle, long nowNanos);

    /// Its last link has left.
    void destroyed(Bundle bundle, long nowNanos);

    /// Whether the interface of a bundle that ends, and its number, go over to the owner in [#destroyed].
    boolean keepsInterface();

    /// The peer acknowledged an MRRU and then took nothing that came in fragments.
    void multilinkUnanswered(Bundle bundle, long nowNanos);
}
