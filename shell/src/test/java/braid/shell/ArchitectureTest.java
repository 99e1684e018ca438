package braid.shell;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

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
