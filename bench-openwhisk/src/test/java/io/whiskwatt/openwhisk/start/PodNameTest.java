package io.whiskwatt.openwhisk.start;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PodNameTest {
  @ParameterizedTest
  @CsvSource({
    "wskowdev-invoker-00-12-prewarm-nodejs20, owdev-invoker-00, true",
    "wsk0-1-prewarm-nodejs20, 0, true",
    "wsk12-345-guest-whiskwattstudy0a1b2c3d0hello, 12, false",
    "wskowdev-invoker-11-3-guest-whiskwattstudy-1-b-c0a1b2c3d0hello, owdev-invoker-11, false",
    "wskowdev-invoker-00-7-my-own-whiskwatt, owdev-invoker-00, false",
  })
  void openwhisks_pod_names_tell_invoker_and_origin(
      String host, String invoker, boolean prewarmed) {
    assertThat(PodName.of(host)).hasValue(new PodName(invoker, prewarmed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "3f2a9c0d1b4e",
        "worker-1",
        "wsk0",
        "wsk-1-prewarm-nodejs20",
        "wsk0-x-prewarm-nodejs20",
        "wsk0-1-guest-hello",
        "wsk0-1-prewarm-",
        "xwsk0-1-prewarm-nodejs20",
        "wsk0-1-prewarm-nodejs20.cluster",
        "WSK0-1-prewarm-nodejs20",
      })
  void other_host_names_tell_nothing(String host) {
    assertThat(PodName.of(host)).isEmpty();
  }
}
