package io.whiskwatt.rapl;

import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.rapl.machine.LocalNode;
import io.whiskwatt.rapl.source.PowercapSurvey;
import io.whiskwatt.rapl.source.Recorded;
import io.whiskwatt.testing.ManualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A process of its own, without the right to read anything, that takes its counter's permission
 * away and gives it back while it is read, for tests. It prints readings and gaps in their order.
 */
final class DenialChild {
  private DenialChild() {}

  public static void main(String[] arguments) throws IOException {
    Path root = Path.of(arguments[0]);
    Path counter = root.resolve("intel-rapl:0/energy_uj");
    ManualTime time = new ManualTime();
    Recorded heard = new Recorded();
    LocalNode node = LocalNode.under(root, LocalNode.read().node());
    try (EnergyMeter meter = PowercapSurvey.of(root, node).open(Duration.ofHours(1), time)) {
      meter.start(heard);
      Set<PosixFilePermission> before = Files.getPosixFilePermissions(counter);
      Files.setPosixFilePermissions(counter, EnumSet.noneOf(PosixFilePermission.class));
      sample(meter, time);
      sample(meter, time);
      System.out.println(heard.readings().get(0).microjoules() + " µJ");
      heard.gaps().forEach(gap -> System.out.println(gap.reason()));
      Files.setPosixFilePermissions(counter, before);
      sample(meter, time);
      System.out.println(heard.readings().get(1).microjoules() + " µJ");
    }
  }

  private static void sample(EnergyMeter meter, ManualTime time) {
    time.advance(Duration.ofMillis(100));
    meter.covers(time.nanos());
  }

  static List<String> run(List<String> wrapper, Path root) throws IOException {
    return DiagnosisChild.run(wrapper, DenialChild.class, root);
  }
}
