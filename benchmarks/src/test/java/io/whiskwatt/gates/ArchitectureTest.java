package io.whiskwatt.gates;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
  private static final JavaClasses ALL = Module.everything();

  /** The order inside bench-core, lowest first: a package uses only what stands before it. */
  private static final List<String> CORE_ORDER =
      Module.BENCH_CORE.ownPackages().map(name -> name.substring(Module.ROOT.length())).toList();

  /** The main class of a process inside a sandbox: what it prints is the protocol. */
  private static final String LAUNCHER = "io.whiskwatt.openwhisk.local.runtime.JavaLauncher";

  /** The main class of {@code agent.jar}, which has no other command line. */
  private static final String AGENT = "io.whiskwatt.rapl.agent.AgentMain";

  /** The same of {@code webhook.jar}. */
  private static final String WEBHOOK = "io.whiskwatt.cluster.webhook.WebhookMain";

  private static final DescribedPredicate<JavaClass> LIBRARIES =
      describe(
          "are neither a command line nor run in a sandbox",
          type ->
              !inPackage(type, "cli")
                  && !List.of(LAUNCHER, AGENT, WEBHOOK).contains(type.getName()));

  @Test
  void packages_are_free_of_cycles() {
    slices().matching("io.whiskwatt.(**)").should().beFreeOfCycles().check(ALL);
  }

  @ParameterizedTest
  @MethodSource("io.whiskwatt.gates.Module#all")
  void a_module_holds_only_its_own_packages(Module module) {
    List<String> own = module.ownPackages().toList();
    assertThat(module.among(ALL))
        .isNotEmpty()
        .allMatch(type -> Module.within(type.getPackageName(), own));
  }

  @ParameterizedTest
  @MethodSource("io.whiskwatt.gates.Module#all")
  void a_module_uses_only_what_the_table_grants_it(Module module) {
    classes()
        .should()
        .onlyDependOnClassesThat(in(module.allowedPackages()))
        .check(module.among(ALL));
  }

  @ParameterizedTest
  @MethodSource("io.whiskwatt.gates.Module#all")
  void every_package_is_null_marked(Module module) {
    assertThat(module.among(ALL))
        .extracting(JavaClass::getPackage)
        .allMatch(each -> each.isAnnotatedWith(NullMarked.class));
  }

  @Test
  void a_core_package_uses_only_those_below_it() {
    for (int i = 0; i < CORE_ORDER.size(); i++) {
      List<String> above =
          CORE_ORDER.subList(i + 1, CORE_ORDER.size()).stream()
              .map(name -> Module.ROOT + name)
              .toList();
      noClasses()
          .that(in(List.of(Module.ROOT + CORE_ORDER.get(i))))
          .should()
          .dependOnClassesThat(in(above))
          .allowEmptyShould(true)
          .check(ALL);
    }
  }

  /** Java hands a judge of certificates the socket that showed them; it opens none. */
  @Test
  void the_core_knows_no_network() {
    noClasses()
        .that(describe("judge no certificates", type -> !inPackage(type, "trust")))
        .should()
        .dependOnClassesThat(in(List.of("java.net", "java.nio.channels", "com.sun.net")))
        .check(Module.BENCH_CORE.among(ALL));
  }

  @Test
  void only_the_command_line_exits() {
    noClasses()
        .that(LIBRARIES)
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .check(ALL);
  }

  @Test
  void only_the_command_line_prints() {
    noClasses()
        .that(LIBRARIES)
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .check(ALL);
  }

  @Test
  void nobody_logs() {
    noClasses()
        .should()
        .dependOnClassesThat(
            in(List.of("java.util.logging", "java.lang.System$Logger", "org.slf4j")))
        .check(ALL);
  }

  @Test
  void every_wait_goes_through_the_time_source() {
    noClasses().should().callMethod(Thread.class, "sleep", long.class).check(ALL);
  }

  @Test
  void there_are_no_mutable_statics() {
    fields()
        .that()
        .areStatic()
        .and(
            describe(
                "are written by people",
                field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC)))
        .should()
        .beFinal()
        .check(ALL);
  }

  @Test
  void names_carry_no_layer_words() {
    noClasses()
        .should()
        .haveSimpleNameEndingWith("Impl")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameStartingWith("Abstract")
        .orShould()
        .resideInAnyPackage("..util..", "..impl..", "..dto..", "..common..")
        .check(ALL);
  }

  @Test
  void classes_extend_nothing_but_exceptions_and_interfaces() {
    assertThat(ALL)
        .filteredOn(type -> !type.isInterface() && !type.isEnum() && !type.isRecord())
        .allMatch(ArchitectureTest::extendsNothingOfOurs, "extends no class of ours");
  }

  private static boolean extendsNothingOfOurs(JavaClass type) {
    return type.getRawSuperclass()
        .map(parent -> !parent.getName().startsWith(Module.ROOT) || parent.isEnum())
        .orElse(true);
  }

  private static boolean inPackage(JavaClass type, String name) {
    return Module.within(type.getPackageName(), List.of(Module.ROOT + name));
  }

  /** Of one of these packages, or named so; an array counts as what it holds. */
  private static DescribedPredicate<JavaClass> in(List<String> names) {
    return describe("in " + names, type -> isIn(type.getBaseComponentType(), names));
  }

  private static boolean isIn(JavaClass type, List<String> names) {
    return type.isPrimitive()
        ? names.contains("java")
        : Module.within(type.getPackageName(), names) || names.contains(type.getName());
  }
}
