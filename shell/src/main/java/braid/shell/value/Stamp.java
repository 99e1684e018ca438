package braid.shell.value;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// A moment as RouterOS 7 writes it: `2026-01-31 08:15:00`.
public final class Stamp {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private Stamp() {}

    public static String of(Instant at, ZoneId zone) {
        return of(LocalDateTime.ofInstant(at, zone));
    }

    public static String of(LocalDateTime at) {
        return FORM.format(at);
    }
}
