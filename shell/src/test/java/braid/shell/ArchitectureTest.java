package braid.shell;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/// The arrows between rooms, as the README draws them: a wrong import fails here.
@AnalyzeClasses(packages = "braid", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule grammarKnowsNothingElse = neverUses("braid.grammar..", "braid.shell..", "braid.dataplane..");

    @ArchTest
    static final ArchRule dataplaneKnowsNeitherMenusNorText =
            neverUses("braid.dataplane..", "braid.shell..", "braid.grammar..");

    @ArchTest
    static final ArchRule onlyLinuxCallsNativeCode = noClasses()
            .that()
            .resideOutsideOfPackage("braid.dataplane.linux..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.sun.jna..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule valuesStandAlone = neverUses(
            "braid.shell.value..",
            "braid.shell.schema..",
            "braid.shell.menu..",
            "braid.shell.resolve..",
            "braid.shell.script..",
            "braid.shell.config..");

    @ArchTest
    static final ArchRule schemaKnowsNoMenu =
            neverUses("braid.shell.schema..", "braid.shell.menu..", "braid.shell.resolve..", "braid.shell.script..");

    @ArchTest
    static final ArchRule knownMenusAreDeclarationsOnly = neverUses(
            "braid.shell.known..",
            "braid.shell.menu..",
            "braid.shell.config..",
            "braid.shell.resolve..",
            "braid.shell.script..",
            "braid.shell.command..",
            "braid.dataplane..");

    @ArchTest
    static final ArchRule resolveReadsDeclarationsOnly = neverUses(
            "braid.shell.resolve..",
            "braid.shell.menu..",
            "braid.shell.config..",
            "braid.shell.session..",
            "braid.shell.console..",
            "braid.dataplane..");

    @ArchTest
    static final ArchRule scriptKnowsNoSession =
            neverUses("braid.shell.script..", "braid.shell.session..", "braid.shell.console..", "braid.dataplane..");

    @ArchTest
    static final ArchRule sessionKnowsNoTerminal = neverUses("braid.shell.session..", "org.jline..");

    @ArchTest
    static final ArchRule renderIsPureText =
            neverUses("braid.shell.render..", "braid.dataplane..", "braid.shell.session..", "org.jline..");

    /// Those who hold the dataplane: what they hand on comes from `intent` and goes to `status`.
    private static final Set<String> HOLDERS = Set.of(
            // Chooses the dataplane, opens it and closes it.
            "braid.shell.Assembly",
            // Keeps what it says until there is a log.
            "braid.shell.LogRelay",
            // Asks what Linux takes as a name, so that both agree on it.
            "braid.shell.config.LinuxNames",
            // Hands the tool to `/ping`, which asks it directly: pinging is no state.
            "braid.shell.RouterServices",
            "braid.shell.command.PingCommand",
            "braid.shell.command.Trace",
            "braid.shell.command.TracerouteCommand",
            // The same for `/interface/pppoe-client/scan`.
            "braid.shell.command.ScanServices",
            // Looks names up: no state either.
            "braid.shell.SystemHost",
            // Gives the state that `intent` made to it, and its snapshot to `status`.
            "braid.shell.router.Router",
            "braid.shell.router.ConfigThread",
            "braid.shell.router.Machine",
            // Works on the list of ports that the snapshot has.
            "braid.shell.router.PortDiscovery",
            "braid.shell.router.Refusals",
            // Keeps its lines for `/log`.
            "braid.shell.router.LogBuffer");

    /// The lab stands beside a router, not above it: it makes the lines that two of them run over.
    @ArchTest
    static final ArchRule intentIsTheOnlyDoorIntoTheDataplaneAndStatusTheOnlyOneOut = noClasses()
            .that(resideInAPackage("braid.shell..")
                    .and(resideOutsideOfPackages("braid.shell.intent..", "braid.shell.status..", "braid.shell.lab.."))
                    .and(describe("hold no dataplane", type -> !HOLDERS.contains(outermost(type)))))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("braid.dataplane..");

    @ArchTest
    static final ArchRule intentKnowsNoStatusAndNothingThatRuns = neverUses(
            "braid.shell.intent..", "braid.shell.status..", "braid.dataplane.engine..", "braid.dataplane.linux..");

    @ArchTest
    static final ArchRule statusReadsSnapshotsOnly = neverUses(
            "braid.shell.status..",
            "braid.shell.intent..",
            "braid.dataplane.engine..",
            "braid.dataplane.linux..",
            "braid.dataplane.reconcile..");

    private static String outermost(JavaClass type) {
        String name = type.getName();
        int inner = name.indexOf('$');
        return inner < 0 ? name : name.substring(0, inner);
    }

    @ArchTest
    static final ArchRule wireIsTheGround = neverUses(
            "braid.dataplane.wire..",
            "braid.dataplane.ppp..",
            "braid.dataplane.pppoe..",
            "braid.dataplane.multilink..",
            "braid.dataplane.netlink..",
            "braid.dataplane.engine..",
            "braid.dataplane.linux..");

    @ArchTest
    static final ArchRule multilinkKnowsNoEngine = aboveWireOnly("braid.dataplane.multilink..");

    @ArchTest
    static final ArchRule pppKnowsNoEngine = aboveWireOnly("braid.dataplane.ppp..");

    @ArchTest
    static final ArchRule pppoeKnowsNoEngine = aboveWireOnly("braid.dataplane.pppoe..");

    @ArchTest
    static final ArchRule netlinkKnowsNoEngine = aboveWireOnly("braid.dataplane.netlink..");

    @ArchTest
    static final ArchRule networkAndStatusKnowOnlyEachOther = noClasses()
            .that()
            .resideInAnyPackage("braid.dataplane.network..", "braid.dataplane.status..")
            .should()
            .dependOnClassesThat(resideInAPackage("braid.dataplane..")
                    .and(resideOutsideOfPackages("braid.dataplane.network..", "braid.dataplane.status..")));

    /// What decides opens no sockets.
    @ArchTest
    static final ArchRule namesNeedNoSockets =
            neverUses("braid.dataplane.dns", "java.net..", "java.nio.channels..", "braid.dataplane.dns.socket..");

    @ArchTest
    static final ArchRule dnsKnowsNoEngine = neverUses(
            "braid.dataplane.dns..",
            "braid.dataplane.engine..",
            "braid.dataplane.linux..",
            "braid.dataplane.sim..",
            "braid.dataplane.reconcile..");

    @ArchTest
    static final ArchRule engineKnowsNoKernel =
            neverUses("braid.dataplane.engine..", "braid.dataplane.linux..", "braid.dataplane.sim..");

    @ArchTest
    static final ArchRule simNeedsNoKernel = neverUses("braid.dataplane.sim..", "braid.dataplane.linux..");

    /// A protocol's room knows neither who drives it nor where its frames go.
    private static ArchRule aboveWireOnly(String room) {
        return neverUses(
                room,
                "braid.dataplane.engine..",
                "braid.dataplane.linux..",
                "braid.dataplane.sim..",
                "braid.dataplane.reconcile..");
    }

    private static ArchRule neverUses(String room, String... forbidden) {
        return noClasses()
                .that()
                .resideInAPackage(room)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden)
                .allowEmptyShould(true);
    }
}
