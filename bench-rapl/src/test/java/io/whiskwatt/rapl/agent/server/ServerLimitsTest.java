package io.whiskwatt.rapl.agent.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServerLimitsTest {
  @Test
  void every_request_ends_and_everything_is_bounded() {
    assertThat(ServerLimits.properties())
        .containsEntry("sun.net.httpserver.maxReqTime", "5")
        .containsEntry("sun.net.httpserver.maxRspTime", "10")
        .containsEntry("sun.net.httpserver.maxReqHeaderSize", "16384")
        .containsEntry("jdk.httpserver.maxConnections", "320")
        .allSatisfy((name, value) -> assertThat(name).contains("httpserver."));
  }
}
