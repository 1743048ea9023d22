package io.whiskwatt.openwhisk.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.whiskwatt.openwhisk.local.server.ActivationStore.Filter;
import io.whiskwatt.openwhisk.local.server.ActivationStore.Kept;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ActivationStoreTest {
  @Test
  void beyond_its_number_the_oldest_are_dropped() {
    ActivationStore store = new ActivationStore(2, 1 << 20);
    List.of("a", "b", "c").forEach(id -> store.add(kept(id, 0, 10)));
    assertThat(store.find("a")).isEmpty();
    assertThat(store.find("c")).isPresent();
  }

  @Test
  void beyond_its_bytes_the_oldest_are_dropped() {
    ActivationStore store = new ActivationStore(100, 5000);
    List.of("a", "b", "c").forEach(id -> store.add(kept(id, 0, 1000)));
    assertThat(store.find("a")).isEmpty();
    assertThat(store.find("b")).isPresent();
  }

  @Test
  void a_list_is_newest_first_and_within_its_times() {
    ActivationStore store = new ActivationStore(100, 1 << 20);
    store.add(kept("long", 10, 10));
    store.add(kept("late", 30, 10));
    store.add(kept("middle", 20, 10));
    Filter filter = new Filter(Optional.empty(), OptionalLong.of(15), OptionalLong.of(30));
    assertThat(store.list(filter, 10, 0)).extracting(Kept::id).containsExactly("late", "middle");
    assertThat(store.list(filter, 10, 1)).extracting(Kept::id).containsExactly("middle");
  }

  private static Kept kept(String id, long startMillis, int bytes) {
    return new Kept(
        id,
        "hello",
        startMillis,
        Bytes.of(new byte[bytes]),
        JsonNodeFactory.instance.objectNode(),
        Optional.empty());
  }
}
