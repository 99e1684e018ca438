package braid.shell.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is wrong in the files of the corpus themselves, so that RouterOS 7.22 would refuse it too.
final class Flaws {
    private static final String NO_LIST = "names an interface list that the file does not make";
    private static final String NO_INTERFACE = "names an interface that the file does not make";

    /// Files that are no configuration to be imported.
    private static final Map<String, String> NOT_CONFIGURATIONS = Map.of(
            "astrixgame__scripts_setup-netboot-xyz.rsc", "a script that fetches files",
            "henriquesebastiao__dhcp-server-queue-script.rsc",
                    "a script that a DHCP server runs with its own variables",
            "joncutrer__perfectrestore.rsc", "a script that waits, beeps and imports another file",
            "pothi__default-conf-v7.6.rsc", "what print shows",
            "pothi__test-snippets_test-detect-internet.rsc", "a script that waits for the Internet",
            "shellicar__scripts_check_check-fastpath-config.rsc", "a script that prints",
            "tikoci__amm0_topic-156647_post-0006-snippet-01.rsc", "what print shows",
            "tikoci__amm0_topic-266277_post-0004-snippet-01.rsc", "a template with dots in it",
            "tikoci__intentional-errors.rsc", "broken on purpose");

    /// Statements that begin on these lines, the same flaw on all of them.
    private record Flaw(String file, List<Integer> lines, String reason) {}

    private static final List<Flaw> FLAWS = List.of(
            flaw("AmirArsalanTaqavi__initial-provisioning.rsc", "/ip service set has no comment", 21),
            flaw("AmirArsalanTaqavi__initial-provisioning.rsc", "names an interface where a list stands", 132),
            flaw("AmirArsalanTaqavi__scenarios_firewall-secure-default.rsc", NO_INTERFACE, 10),
            flaw("AmirArsalanTaqavi__scenarios_multi-wan-pcc-load-balance.rsc", NO_INTERFACE, 6, 8),
            flaw("AmirArsalanTaqavi__scenarios_pbr-selective-vpn.rsc", NO_INTERFACE, 31, 36),
            flaw("Disassembler0__6to4_6to4-basic-firewall.rsc", NO_INTERFACE, 4, 12),
            flaw("Disassembler0__firewall_firewall-output.rsc", NO_INTERFACE, 9),
            flaw("Disassembler0__sstp-lets-encrypt_sstp-setup.rsc", "names a pool that the file does not make", 2, 3),
            flaw("Onoro__firewall.rsc", "a banner without #", 1, 2, 3, 4, 5),
            flaw("Onoro__firewall.rsc", NO_INTERFACE, 23, 24, 25, 26),
            flaw("TMaskpl__config.rsc", NO_INTERFACE, 8, 9, 42, 43),
            flaw("TMaskpl__config.rsc", "prose without #", 38),
            flaw("dennyhalim__blocklist_mikrotik-from-firehol.rsc", NO_LIST, 12, 14, 16),
            flaw("dennyhalim__mikrotik_mikrotik.rsc", NO_INTERFACE, 33, 34, 35, 40),
            flaw("dennyhalim__mikrotik_mikrotik.rsc", "the rest of a statement whose beginning is a remark", 37),
            flaw("plida__lab4_config_part2_r01-spb.rsc", "of version 6: /mpls ldp is a list", 26, 27),
            flaw("tikoci__amm0_topic-167597_post-0014-snippet-01.rsc", "a positional behind named ones", 8),
            flaw(
                    "tikoci__amm0_topic-163038_post-0011-snippet-01.rsc",
                    "what was taken out before it was published",
                    50,
                    125),
            flaw("TMaskpl__MT_R1.rsc", "the separator of an upload", 78),
            flaw("TMaskpl__MT_R2.rsc", "the separator of an upload", 74));

    private Flaws() {}

    private static Flaw flaw(String file, String reason, Integer... lines) {
        return new Flaw(file, List.of(lines), reason);
    }

    /// Why the file is nothing to import.
    static Optional<String> asAWhole(String file) {
        return Optional.ofNullable(NOT_CONFIGURATIONS.get(file));
    }

    /// Lines, 1-based, where statements begin that are wrong.
    static List<Integer> lines(String file) {
        return FLAWS.stream()
                .filter(flaw -> flaw.file().equals(file))
                .flatMap(flaw -> flaw.lines().stream())
                .toList();
    }

    /// The text with blank lines in place of the wrong statements.
    static String without(String file, String text) {
        List<Integer> wrong = lines(file);
        List<String> lines = new ArrayList<>();
        boolean inWrong = false;
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            inWrong = inWrong || wrong.contains(number);
            lines.add(inWrong ? "" : line);
            inWrong = inWrong && line.strip().endsWith("\\");
        }
        return String.join("\n", lines);
    }
}
