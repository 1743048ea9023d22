package io.whiskwatt.openwhisk.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.openwhisk.client.ActionDraft;
import io.whiskwatt.openwhisk.client.ActionLimits;
import io.whiskwatt.openwhisk.local.scripted.EnvelopeBehaviour;
import io.whiskwatt.openwhisk.local.scripted.ScriptedContainers;
import io.whiskwatt.openwhisk.start.LateRecords.Found;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LateRecordsTest {
  private static final String NEVER_ISSUED = "0123456789abcdef0123456789abcdef";

  private Lab lab;

  @BeforeEach
  void an_action_is_there() throws Exception {
    lab =
        new Lab(
            new ScriptedContainers(code -> new EnvelopeBehaviour(Duration.ofMillis(1))),
            Lab.LIMITS,
            Lab.rules());
    ActionDraft action =
        new ActionDraft(
            "a",
            "nodejs:20",
            "code",
            Optional.empty(),
            ActionLimits.withoutLogs(Lab.MEMORY),
            Map.of());
    assertThat(lab.client.put(action).await().found()).isPresent();
  }

  @AfterEach
  void close() {
    lab.close();
  }

  private List<String> invoke(int calls) {
    List<String> ids = new ArrayList<>();
    for (int call = 0; call < calls; call++) {
      ids.add(lab.client.invokeNonBlocking("a", "{}").await().found().orElseThrow());
    }
    return ids;
  }

  private Map<String, Found> fetch(List<String> ids, long firstNanos, Duration limit) {
    return new LateRecords(lab.client, lab.time).fetch(ids, firstNanos, limit);
  }

  @Test
  void many_are_fetched_by_lists_and_stamped() {
    long first = lab.time.nanos();
    List<String> ids = invoke(250);
    int before = lab.gateway.requests().size();
    Map<String, Found> found = fetch(ids, first, Duration.ofMinutes(5));
    assertThat(found.keySet()).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(found.values()).allMatch(each -> each.lookup().isPresent());
    assertThat(lab.gateway.requests().size() - before).isLessThan(ids.size());
  }

  @Test
  void one_that_never_comes_keeps_the_others_from_nothing() {
    long first = lab.time.nanos();
    List<String> ids = invoke(3);
    ids.add(NEVER_ISSUED);
    Duration before = lab.time.skipped();
    Map<String, Found> found = fetch(ids, first, Duration.ofSeconds(30));
    assertThat(found).hasSize(3).doesNotContainKey(NEVER_ISSUED);
    assertThat(lab.time.skipped().minus(before))
        .isBetween(Duration.ofSeconds(20), Duration.ofSeconds(31));
    assertThat(found.values()).allMatch(each -> each.lookup().orElseThrow().millis() < 20_000);
  }

  @Test
  void nothing_missing_is_nothing_asked() {
    int before = lab.gateway.requests().size();
    assertThat(fetch(List.of(), lab.time.nanos(), Duration.ofSeconds(5))).isEmpty();
    assertThat(lab.gateway.requests()).hasSize(before);
  }
}
