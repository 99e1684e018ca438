package braid.dataplane.linux;

import braid.dataplane.nftables.NftablesPort;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// libnftables in the network namespace of the thread that opened it.
public final class Nftables implements NftablesPort {
    private final Pointer context;

    private Nftables(Pointer context) {
        this.context = context;
        LibNftables.nft_ctx_buffer_output(context);
        LibNftables.nft_ctx_buffer_error(context);
    }

    /// @return empty where the library is not installed
    public static Optional<Nftables> open() {
        try {
            return Optional.ofNullable(LibNftables.nft_ctx_new(0)).map(Nftables::new);
        } catch (UnsatisfiedLinkError | NoClassDefFoundError e) {
            return Optional.empty();
        }
    }

    @Override
    public Reply run(String commands) {
        LibNftables.nft_ctx_set_dry_run(context, false);
        return hand(commands);
    }

    @Override
    public Reply check(String commands) {
        LibNftables.nft_ctx_set_dry_run(context, true);
        return hand(commands);
    }

    @Override
    public void close() {
        LibNftables.nft_ctx_free(context);
    }

    /// Reading both buffers empties them for the next run.
    private Reply hand(String commands) {
        byte[] octets = commands.getBytes(StandardCharsets.UTF_8);
        try (Memory text = new Memory(octets.length + 1L)) {
            text.write(0, octets, 0, octets.length);
            text.setByte(octets.length, (byte) 0);
            int result = LibNftables.nft_run_cmd_from_buffer(context, text);
            LibNftables.nft_ctx_get_output_buffer(context);
            Pointer errors = LibNftables.nft_ctx_get_error_buffer(context);
            return new Reply(result == 0, errors == null ? "" : errors.getString(0, "UTF-8"));
        }
    }
}
