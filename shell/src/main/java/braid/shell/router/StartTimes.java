package braid.shell.router;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;

/// The first run of an entry of the scheduler, from its date (`2026-12-31`, or `dec/31/2026` before 7.10) and its time
/// (`5:20`, `05:20:00`). What no calendar has is the first day of 1970, RouterOS's own default.
final class StartTimes {
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private StartTimes() {}

    static LocalDateTime read(String date, String time) {
        return LocalDateTime.of(date(date), time(time));
    }

    private static LocalDate date(String text) {
        try {
            if (text.indexOf('/') < 0) {
                return text.isEmpty() ? LocalDate.EPOCH : LocalDate.parse(text);
            }
            String[] parts = text.split("/", -1);
            return LocalDate.of(Integer.parseInt(parts[2]), MONTHS.indexOf(parts[0]) + 1, Integer.parseInt(parts[1]));
        } catch (DateTimeException e) {
            return LocalDate.EPOCH;
        }
    }

    private static LocalTime time(String text) {
        try {
            return text.isEmpty() ? LocalTime.MIDNIGHT : LocalTime.parse(text.indexOf(':') == 1 ? "0" + text : text);
        } catch (DateTimeException e) {
            return LocalTime.MIDNIGHT;
        }
    }
}
