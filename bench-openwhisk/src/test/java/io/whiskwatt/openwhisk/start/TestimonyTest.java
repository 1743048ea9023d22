package io.whiskwatt.openwhisk.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.openwhisk.start.StartWitnesses.Origin;
import io.whiskwatt.openwhisk.workload.Envelope;
import io.whiskwatt.platform.PlatformTimes;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestimonyTest {
  /** Wait, init, age and service in milliseconds; an empty field is not told. */
  @ParameterizedTest
  @CsvSource({
    "600,  200,  550,  900, MADE_FOR_IT",
    "600,  200,  800,  900, MADE_FOR_IT",
    "600,  200,  800,  900, MADE_FOR_IT",
    "600,  200,  801,  900, UNTOLD",
    "600,  200,  900,  900, UNTOLD",
    "600,  200,  901,  900, HAD_WAITED",
    "70,   60, 9000,  150, HAD_WAITED",
    "0,    60,   60,  100, MADE_FOR_IT",
    "-900, 60,   50,  150, UNTOLD",
    "-900, 60,  250,  150, UNTOLD",
    "-900, 60,  251,  150, HAD_WAITED",
    "-900, 60, 9000,     , UNTOLD",
    ",     60, 9000,  150, HAD_WAITED",
    ",     60,  100,  150, UNTOLD",
    "600,  200,    ,  900, UNTOLD",
    "600,     , 900,  900, UNTOLD",
  })
  void a_sandbox_older_than_its_invocation_had_waited(
      @Nullable Long waited,
      @Nullable Long init,
      @Nullable Long age,
      @Nullable Long service,
      Origin origin) {
    PlatformTimes times = new PlatformTimes(of(waited), of(init), OptionalLong.empty());
    assertThat(Testimony.byAge(times, of(age), of(service))).isEqualTo(origin);
  }

  @ParameterizedTest
  @CsvSource({
    "wsk0-1-prewarm-nodejs20, HAD_WAITED",
    "wsk0-1-guest-whiskwattx, MADE_FOR_IT",
    "3f2a9c0d1b4e, UNTOLD",
  })
  void a_pods_name_tells_whether_it_was_made_as_a_stem_cell(String host, Origin origin) {
    Envelope envelope = new Envelope("i", 1, "b", "6.0", host, OptionalLong.empty());
    assertThat(Testimony.byName(Optional.of(envelope))).isEqualTo(origin);
    assertThat(Testimony.byName(Optional.empty())).isEqualTo(Origin.UNTOLD);
  }

  private static OptionalLong of(@Nullable Long millis) {
    return millis == null ? OptionalLong.empty() : OptionalLong.of(millis);
  }
}
