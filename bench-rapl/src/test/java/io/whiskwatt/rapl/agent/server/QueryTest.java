package io.whiskwatt.rapl.agent.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {
  @Test
  void without_a_query_the_oldest_thousand_are_meant() throws Refusal {
    assertThat(Query.of(Optional.empty())).isEqualTo(new Query(0, 1000));
    assertThat(Query.of(Optional.of(""))).isEqualTo(new Query(0, 1000));
  }

  @Test
  void both_may_be_given_in_any_order() throws Refusal {
    assertThat(Query.of(Optional.of("limit=10000&since=7"))).isEqualTo(new Query(7, 10_000));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "since",
        "since=",
        "since=-1",
        "since=+1",
        "since=1e3",
        "since=1&since=2",
        "since=1111111111111111111",
        "limit=0",
        "limit=10001",
        "limit=1&",
        "&",
        "from=1",
        "since=%31"
      })
  void anything_else_is_refused_with_400(String query) {
    assertThatThrownBy(() -> Query.of(Optional.of(query)))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(400));
  }
}
