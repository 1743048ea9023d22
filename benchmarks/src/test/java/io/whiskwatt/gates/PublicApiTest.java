package io.whiskwatt.gates;

import io.whiskwatt.golden.GoldenFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PublicApiTest {
  @ParameterizedTest
  @MethodSource("io.whiskwatt.gates.Module#libraries")
  void the_public_api_changes_only_when_it_is_announced(Module module) {
    GoldenFile.at(module.home().resolve("api.txt")).matches(PublicApi.of(module.classes()));
  }
}
