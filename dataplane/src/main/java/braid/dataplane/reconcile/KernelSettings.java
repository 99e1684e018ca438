package braid.dataplane.reconcile;

import braid.dataplane.network.KernelSetting;
import braid.dataplane.status.LogEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Keeps the kernel's switches as configured. What nobody configures stays as it is, also what was configured once: the
/// kernel does not tell what it was before. Kernel thread only.
final class KernelSettings {
    /// What somebody else sets more often than that between two audits is left alone until the next one.
    private static final int MOST_HEALINGS = 5;

    private final SettingPort port;
    private final Consumer<LogEvent> log;
    private List<KernelSetting> wanted = List.of();
    private final Map<String, String> problems = new TreeMap<>();
    private final Map<String, Integer> healings = new TreeMap<>();

    KernelSettings(SettingPort port, Consumer<LogEvent> log) {
        this.port = port;
        this.log = log;
    }

    /// What is to be written now, a sentence each.
    List<String> plan(List<KernelSetting> settings) {
        List<String> sentences = new ArrayList<>();
        for (KernelSetting setting : settings) {
            for (String name : port.matching(setting.name())) {
                if (differs(name, setting)) {
                    sentences.add(sentence(name, setting));
                }
            }
        }
        return sentences;
    }

    /// Sets all of them.
    void settle(List<KernelSetting> settings) {
        wanted = List.copyOf(settings);
        problems.clear();
        healings.clear();
        for (KernelSetting setting : wanted) {
            for (String name : port.matching(setting.name())) {
                if (differs(name, setting)) {
                    write(name, setting)
                            .ifPresentOrElse(
                                    why -> say("error", "could not " + sentence(name, setting) + ": " + why),
                                    () -> say("debug", sentence(name, setting)));
                }
            }
        }
    }

    /// Puts right what somebody else has set.
    ///
    /// @param every those of each interface too, of which there may be thousands
    /// @return whether there was anything to do
    boolean heal(boolean every) {
        if (every) {
            healings.clear();
        }
        boolean any = false;
        for (KernelSetting setting : wanted) {
            List<String> names = every || setting.name().indexOf('*') < 0 ? port.matching(setting.name()) : List.of();
            for (String name : names) {
                if (differs(name, setting) && healings.merge(name, 1, Integer::sum) <= MOST_HEALINGS) {
                    any = true;
                    if (write(name, setting).isEmpty()) {
                        say("info", "changed by someone else, put right: " + sentence(name, setting));
                    }
                }
            }
        }
        return any;
    }

    /// Why settings are not in force, by the keys of who asked for them.
    Map<String, String> problems() {
        return problems;
    }

    /// A switch that is not there may come with its module.
    private boolean differs(String name, KernelSetting setting) {
        return port.read(name).filter(value -> !value.equals(setting.value())).isPresent();
    }

    private Optional<String> write(String name, KernelSetting setting) {
        Optional<String> refused = port.write(name, setting.value());
        refused.ifPresentOrElse(
                why -> problems.put(setting.key(), sentence(name, setting) + ": " + why),
                () -> problems.remove(setting.key()));
        return refused;
    }

    private static String sentence(String name, KernelSetting setting) {
        return "set " + name + " to " + setting.value();
    }

    private void say(String severity, String message) {
        log.accept(new LogEvent(List.of("system", severity), message));
    }
}
