package io.whiskwatt.cli;

import static io.whiskwatt.cli.FakeTechnology.missing;
import static io.whiskwatt.cli.FakeTechnology.usable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whiskwatt.config.InvalidConfiguration;
import io.whiskwatt.openwhisk.local.sandbox.Probe;
import io.whiskwatt.platform.PlatformUnavailable;
import java.util.List;
import org.junit.jupiter.api.Test;

class SandboxChoiceTest {
  @Test
  void the_strongest_usable_sandbox_is_compared_with_a_plain_process() {
    SandboxChoice choice = SandboxChoice.strongest(FakeTechnology.all());
    assertThat(choice.platforms()).containsExactly("process", "runc");
    assertThat(choice.notes()).isEmpty();
  }

  @Test
  void a_stronger_one_that_cannot_be_used_is_named_with_its_reason() {
    SandboxChoice choice =
        SandboxChoice.strongest(List.of(missing("runc"), usable("bubblewrap"), usable("process")));
    assertThat(choice.platforms()).containsExactly("process", "bubblewrap");
    assertThat(choice.notes()).containsExactly("runc is unusable (binary: no runc); install runc");
  }

  @Test
  void a_degraded_one_is_used_and_said_to_be() {
    FakeTechnology runc = new FakeTechnology("runc", new Probe.Degraded("no memory limit"));
    SandboxChoice choice = SandboxChoice.strongest(List.of(runc, usable("process")));
    assertThat(choice.platforms()).containsExactly("process", "runc");
    assertThat(choice.notes()).containsExactly("runc is degraded (no memory limit)");
  }

  @Test
  void without_any_sandbox_a_process_is_measured_cold_against_warm() {
    SandboxChoice choice = SandboxChoice.strongest(List.of(missing("runc"), usable("process")));
    assertThat(choice.platforms()).containsExactly("process");
    assertThat(choice.notes()).anyMatch(note -> note.contains("cold against warm"));
    assertThat(choice.notes()).anyMatch(note -> note.contains("apt-get install runc"));
  }

  @Test
  void the_user_may_name_them() {
    SandboxChoice choice = SandboxChoice.named(List.of("runc", "namespaces"), FakeTechnology.all());
    assertThat(choice.platforms()).containsExactly("runc", "namespaces");
  }

  @Test
  void a_mistyped_sandbox_gets_a_suggestion() {
    assertThatThrownBy(() -> SandboxChoice.named(List.of("rnuc"), FakeTechnology.all()))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageContaining("\"rnuc\"")
        .hasMessageContaining("did you mean \"runc\"?");
  }

  @Test
  void a_named_sandbox_that_cannot_be_used_is_refused_with_its_reason() {
    assertThatThrownBy(() -> SandboxChoice.named(List.of("runc"), List.of(missing("runc"))))
        .isInstanceOf(PlatformUnavailable.class)
        .hasMessage("the sandbox runc is unusable (binary: no runc); install runc");
  }
}
