package io.whiskwatt.openwhisk.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whiskwatt.config.InvalidConfiguration;
import io.whiskwatt.openwhisk.client.ActionDocument;
import io.whiskwatt.openwhisk.client.ActionDraft;
import io.whiskwatt.openwhisk.client.ActionExec;
import io.whiskwatt.openwhisk.client.ActionLimits;
import io.whiskwatt.openwhisk.client.Annotations;
import io.whiskwatt.openwhisk.local.scripted.EnvelopeBehaviour;
import io.whiskwatt.openwhisk.local.scripted.ScriptedContainers;
import io.whiskwatt.openwhisk.start.Lab.Trial;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.plan.WorkloadSource;
import io.whiskwatt.platform.Deployment;
import io.whiskwatt.units.DataSize;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExistingActionsTest {
  private static final WorkloadSource MINE = new WorkloadSource.Existing("/_/mine");

  private Lab lab;

  @BeforeEach
  void a_user_has_an_action() throws Exception {
    lab =
        new Lab(
            new ScriptedContainers(code -> new EnvelopeBehaviour(Duration.ofMillis(10))),
            Lab.LIMITS,
            Lab.rules());
    ActionLimits limits =
        new ActionLimits(
            DataSize.ofMegabytes(256), Duration.ofSeconds(17), DataSize.ofMegabytes(5));
    Annotations annotations =
        new Annotations(
            Map.of(
                "web-export", "true",
                "raw-http", "true",
                "final", "true",
                "require-whisk-auth", "\"secret\"",
                "provide-api-key", "false",
                "whiskwatt-start", "\"cold\"",
                "description", "\"mine\""));
    ActionExec code = ActionExec.ofCode("nodejs:20", "the code", Optional.of("go"));
    String parameters = "[{\"key\":\"n\",\"value\":3}]";
    ActionDraft mine = new ActionDraft("mine", code, limits, parameters, annotations);
    assertThat(lab.client.put(mine).await().found()).isPresent();
  }

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void a_copy_does_what_the_original_does_and_is_not_published() {
    try (Deployment deployment = lab.deploy(StartKind.COLD, MINE)) {
      deployment.prepare(StartKind.COLD, 1);
      String name =
          lab.actionNames().stream().filter(each -> !each.equals("mine")).findFirst().orElseThrow();
      ActionDocument copy = lab.client.actionWithCode(name).await().found().orElseThrow();
      assertThat(copy.exec().code()).hasValue("the code");
      assertThat(copy.exec().main()).hasValue("go");
      assertThat(copy.parametersJson()).contains("\"n\"").contains("3");
      assertThat(copy.limits().memory()).isEqualTo(Lab.MEMORY);
      assertThat(copy.limits().timeout()).isEqualTo(Duration.ofSeconds(17));
      assertThat(copy.limits().logs().bytes()).isZero();
      assertThat(copy.summary().annotations().json())
          .containsKeys("description", "whiskwatt-study", "whiskwatt-run")
          .doesNotContainKeys(
              "web-export", "raw-http", "final", "require-whisk-auth", "whiskwatt-start");
    }
  }

  @Test
  void the_original_is_read_and_never_written_or_called() {
    lab.gateway.requests().clear();
    for (StartKind start : new StartKind[] {StartKind.COLD, StartKind.WARM}) {
      Trial trial;
      try (Deployment deployment = lab.deploy(start, MINE)) {
        trial = lab.run(deployment, deployment.prepare(start, 2));
      }
      assertThat(trial.seen()).isNotEmpty().containsOnly(Optional.of(start));
    }
    assertThat(lab.gateway.requests())
        .filteredOn(each -> each.contains("/mine"))
        .isNotEmpty()
        .allMatch(each -> each.startsWith("GET "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/_/gone | 404",
        "/_/pack/mine | it is in a package",
        "/_/a/b/c | an action is named",
        "/_/sequence | it is a sequence",
        "/_/hidden | its code cannot be read",
        "/other/theirs | 403",
      })
  void what_cannot_be_copied_is_refused_with_the_reason(String action, String reason) {
    lab.gateway.answer(each -> each.contains("/other/"), 1, 403, error("not authorized"));
    lab.gateway.answer(
        each -> each.contains("/sequence"),
        1,
        200,
        document("{\"kind\":\"sequence\",\"components\":[\"/_/a\"]}"));
    lab.gateway.answer(
        each -> each.contains("/hidden"), 1, 200, document("{\"kind\":\"nodejs:20\"}"));
    assertThatThrownBy(() -> lab.deploy(StartKind.COLD, new WorkloadSource.Existing(action)))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageContaining("the action \"" + action + "\" cannot be measured: ")
        .hasMessageContaining(reason);
  }

  private static String error(String words) {
    return "{\"error\":\"" + words + "\",\"code\":\"x\"}";
  }

  private static String document(String exec) {
    return "{\"name\":\"x\",\"namespace\":\"guest\",\"version\":\"0.0.1\",\"exec\":"
        + exec
        + ",\"limits\":{\"memory\":256,\"timeout\":60000,\"logs\":10,\"concurrency\":1},"
        + "\"parameters\":[],\"annotations\":[],\"publish\":false}";
  }
}
