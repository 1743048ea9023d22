package io.whiskwatt.rapl.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.energy.Quality;
import io.whiskwatt.energy.ZoneFacts;
import io.whiskwatt.rapl.machine.LocalNode;
import io.whiskwatt.rapl.machine.MachineFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PowercapSurveyTest {
  @TempDir Path directory;
  private ZoneFolder zones;

  @BeforeEach
  void make_an_empty_tree() {
    zones = ZoneFolder.in(directory.resolve("powercap"));
  }

  @Test
  void one_socket_is_its_package() {
    zones
        .zone("intel-rapl:0", "package-0", 10)
        .zone("intel-rapl:0:0", "core", 5)
        .zone("intel-rapl:0:1", "uncore", 1);
    assertThat(summed(1)).containsExactly("package-0");
    assertThat(why(1, "package-0/core")).isEqualTo("left out: (a) it is inside package-0");
    assertThat(why(1, "package-0/uncore")).startsWith("left out: (a)");
  }

  @Test
  void memory_is_added_to_its_package() {
    zones.zone("intel-rapl:0", "package-0", 10).zone("intel-rapl:0:0", "dram", 5);
    assertThat(summed(1)).containsExactly("package-0", "package-0/dram");
    assertThat(why(1, "package-0/dram"))
        .isEqualTo("summed: (e) memory, which its package does not contain");
  }

  @Test
  void two_sockets_are_both_packages_and_both_memories() {
    twoSockets();
    assertThat(summed(2))
        .containsExactly("package-0", "package-0/dram", "package-1", "package-1/dram");
    assertThat(survey(2).refusal()).isEmpty();
  }

  @Test
  void zones_are_known_by_name_though_psys_takes_a_number_in_between() {
    zones
        .zone("intel-rapl:0", "package-0", 1)
        .zone("intel-rapl:1", "psys", 100)
        .zone("intel-rapl:2", "package-1", 2)
        .zone("intel-rapl:3", "psys-1", 100)
        .zone("intel-rapl:2:0", "dram", 3);
    assertThat(summed(2)).containsExactly("package-0", "package-1", "package-1/dram");
    assertThat(why(2, "psys")).startsWith("left out: (b)");
    assertThat(why(2, "psys-1")).startsWith("left out: (b)");
  }

  @Test
  void dies_of_an_intel_package_are_all_counted() {
    zones.zone("intel-rapl:0", "package-0-die-0", 1).zone("intel-rapl:1", "package-0-die-1", 2);
    assertThat(summed(1)).containsExactly("package-0-die-0", "package-0-die-1");
  }

  @Test
  void dies_of_an_amd_package_count_once() {
    zones
        .zone("intel-rapl:0", "package-0-die-0", 1)
        .zone("intel-rapl:1", "package-0-die-1", 1)
        .zone("intel-rapl:2", "package-1-die-0", 2)
        .zone("intel-rapl:3", "package-1-die-1", 2);
    LocalNode amd = MachineFolder.in(directory, "AuthenticAMD", 2).read();
    assertThat(summed(amd)).containsExactly("package-0-die-0", "package-1-die-0");
    assertThat(why(amd, "package-1-die-1")).startsWith("left out: (d)");
  }

  @Test
  void mirrored_die_is_not_missed() {
    zones
        .zone("intel-rapl:0", "package-0-die-0", 1)
        .zone("intel-rapl:1", "package-0-die-1", 1)
        .write("intel-rapl:1", "energy_uj", "");
    LocalNode amd = MachineFolder.in(directory, "HygonGenuine", 1).read();
    assertThat(PowercapSurvey.of(zones.root(), amd).refusal()).isEmpty();
  }

  @Test
  void dies_of_an_unknown_vendor_are_refused() {
    zones.zone("intel-rapl:0", "package-0-die-0", 1).zone("intel-rapl:1", "package-0-die-1", 1);
    LocalNode unknown = LocalNode.under(directory, MachineFolder.NODE);
    assertThat(PowercapSurvey.of(zones.root(), unknown).refusal().orElseThrow()).contains("dies");
  }

  @Test
  void second_door_to_a_counter_is_left_out() {
    zones
        .zone("intel-rapl:0", "package-0", 10)
        .zone("intel-rapl:0:0", "dram", 4)
        .zone("intel-rapl-mmio:0", "package-0", 10)
        .zone("intel-rapl-mmio:0:0", "dram", 4);
    assertThat(summed(1)).containsExactly("package-0", "package-0/dram");
    assertThat(why(1, "mmio:package-0/dram"))
        .isEqualTo("left out: (c) a second door to the counter of intel-rapl's package-0/dram");
  }

  @Test
  void second_door_counts_where_the_first_is_missing() {
    zones
        .zone("intel-rapl:0", "package-0", 10)
        .zone("intel-rapl-mmio:0", "package-0", 10)
        .zone("intel-rapl-mmio:0:0", "dram", 4);
    assertThat(summed(1)).containsExactly("mmio:package-0/dram", "package-0");
    assertThat(why(1, "mmio:package-0/dram")).contains("(c) which intel-rapl lacks");
  }

  @Test
  void zone_whose_capping_is_disabled_still_counts() {
    zones.zone("intel-rapl:0", "package-0", 10).write("intel-rapl:0", "enabled", "0\n");
    assertThat(summed(1)).containsExactly("package-0");
  }

  @Test
  void more_than_ten_zones_are_read_in_the_order_of_their_numbers() {
    for (int socket = 0; socket < 12; socket++) {
      zones.zone("intel-rapl:" + socket, "package-" + socket, socket);
    }
    assertThat(summed(12)).startsWith("package-0", "package-1", "package-2").hasSize(12);
  }

  @Test
  void half_of_two_sockets_is_refused() {
    zones.zone("intel-rapl:0", "package-0", 10);
    assertThat(survey(2).refusal().orElseThrow()).startsWith("(f) the machine has 2 sockets");
  }

  @Test
  void package_that_gives_garbage_is_refused_with_what_it_said() {
    twoSockets().write("intel-rapl:1", "energy_uj", "12x4\n");
    assertThat(survey(2).refusal().orElseThrow()).contains("\"12x4\" is not a counter");
  }

  @Test
  void package_that_is_empty_is_refused() {
    twoSockets().write("intel-rapl:1", "energy_uj", "");
    assertThat(survey(2).refusal().orElseThrow()).contains("intel-rapl:1/energy_uj: empty");
  }

  @Test
  void package_without_a_counter_is_refused() {
    twoSockets().without("intel-rapl:0", "energy_uj");
    assertThat(survey(2).refusal().orElseThrow()).contains("energy_uj: no such file");
  }

  @Test
  void memory_of_one_socket_alone_is_not_counted() {
    twoSockets().write("intel-rapl:1:0", "energy_uj", "broken\n");
    assertThat(summed(2)).containsExactly("package-0", "package-1");
    assertThat(why(2, "package-0/dram")).startsWith("left out: (f)");
    assertThat(survey(2).refusal()).isEmpty();
  }

  @Test
  void missing_range_is_said_and_counted_without() {
    zones.zone("intel-rapl:0", "package-0", 10).without("intel-rapl:0", "max_energy_range_uj");
    ZoneFacts zone = survey(1).zones().get(0);
    assertThat(zone.maxRange()).isEqualTo(OptionalLong.empty());
    assertThat(zone.why()).contains("a wrap is not corrected");
  }

  @Test
  void range_is_trimmed_and_kept() {
    zones.zone("intel-rapl:0", "package-0", 10).range("intel-rapl:0", 65_532_610_987L);
    assertThat(survey(1).zones().get(0).maxRange()).hasValue(65_532_610_987L);
  }

  @Test
  void unknown_names_and_control_types_are_left_out_by_name() {
    zones
        .zone("intel-rapl:0", "package-0", 10)
        .zone("intel-rapl:0:0", "gpu", 10)
        .zone("dtpm:0", "package-0", 10);
    assertThat(summed(1)).containsExactly("package-0");
    assertThat(why(1, "package-0/gpu")).contains("\"gpu\" is no known domain");
    assertThat(why(1, "dtpm:package-0")).contains("\"dtpm\" is no known energy counter");
  }

  @Test
  void share_of_a_guest_is_modelled_whoever_computed_it() {
    zones.guest("intel-rapl:0", 77).write("intel-rapl:0:0", "unrelated", "");
    PowercapSurvey survey = survey(4);
    assertThat(survey.refusal()).isEmpty();
    assertThat(summed(4)).containsExactly("intel-rapl:0");
    assertThat(survey.quality()).isEqualTo(Quality.MODELLED);
  }

  @Test
  void counters_of_the_machine_are_measured() {
    zones.zone("intel-rapl:0", "package-0", 10);
    assertThat(survey(1).quality()).isEqualTo(Quality.MEASURED);
  }

  @Test
  void links_of_the_class_directory_are_followed_once() throws IOException {
    ZoneFolder devices = ZoneFolder.in(directory.resolve("devices/intel-rapl"));
    devices.zone("intel-rapl:0", "package-0", 10).zone("intel-rapl:0/intel-rapl:0:0", "dram", 4);
    zones
        .link("intel-rapl", devices.root())
        .link("intel-rapl:0", devices.root().resolve("intel-rapl:0"))
        .link("intel-rapl:0:0", devices.root().resolve("intel-rapl:0/intel-rapl:0:0"));
    assertThat(summed(1)).containsExactly("package-0", "package-0/dram");
    assertThat(survey(1).zones()).hasSize(2);
  }

  @Test
  void nested_device_tree_serves_as_a_root() {
    ZoneFolder.in(zones.root().resolve("intel-rapl"))
        .zone("intel-rapl:0", "package-0", 10)
        .zone("intel-rapl:0/intel-rapl:0:0", "dram", 4);
    assertThat(summed(1)).containsExactly("package-0", "package-0/dram");
  }

  @Test
  void links_to_nothing_are_told_apart_from_nothing() {
    zones.link("intel-rapl:0", Path.of("/nowhere/powercap/intel-rapl:0"));
    assertThat(survey(1).refusal().orElseThrow())
        .contains("is a link to nothing", "mount the host's /sys/devices/virtual/powercap");
  }

  @Test
  void missing_root_is_named_with_what_to_do() {
    Path nowhere = directory.resolve("nowhere");
    PowercapSurvey survey = PowercapSurvey.of(nowhere, MachineFolder.intel(directory, 1));
    assertThat(survey.refusal().orElseThrow())
        .contains(nowhere + ": no such file", "modprobe intel_rapl_msr");
  }

  @Test
  void missing_root_of_a_guest_names_the_alternatives() {
    MachineFolder guest = MachineFolder.in(directory, "GenuineIntel", 1);
    guest.write("proc/cpuinfo", "processor: 0\nvendor_id: GenuineIntel\nflags: sse hypervisor\n");
    PowercapSurvey survey = PowercapSurvey.of(directory.resolve("nowhere"), guest.read());
    assertThat(survey.refusal().orElseThrow())
        .contains("virtual machine", "on the hypervisor", "-accel kvm,rapl=true", "Scaphandre");
  }

  @Test
  void empty_root_holds_no_zone() {
    assertThat(survey(1).refusal().orElseThrow()).contains("holds no zone");
  }

  @Test
  void control_type_without_zones_holds_no_zone() {
    zones.write("intel-rapl", "enabled", "1\n");
    assertThat(survey(1).refusal().orElseThrow()).contains("holds no zone");
  }

  @Test
  void file_in_the_place_of_the_root_is_refused() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");
    PowercapSurvey survey = PowercapSurvey.of(file, MachineFolder.intel(directory, 1));
    assertThat(survey.refusal().orElseThrow()).contains("not a directory");
  }

  private ZoneFolder twoSockets() {
    return zones
        .zone("intel-rapl:0", "package-0", 1)
        .zone("intel-rapl:0:0", "dram", 2)
        .zone("intel-rapl:1", "package-1", 3)
        .zone("intel-rapl:1:0", "dram", 4);
  }

  private PowercapSurvey survey(int sockets) {
    return PowercapSurvey.of(zones.root(), MachineFolder.intel(directory, sockets));
  }

  private List<String> summed(int sockets) {
    return summed(MachineFolder.intel(directory, sockets));
  }

  private List<String> summed(LocalNode node) {
    return PowercapSurvey.of(zones.root(), node).zones().stream()
        .filter(ZoneFacts::summed)
        .map(ZoneFacts::zone)
        .toList();
  }

  private String why(int sockets, String zone) {
    return why(MachineFolder.intel(directory, sockets), zone);
  }

  private String why(LocalNode node, String zone) {
    return PowercapSurvey.of(zones.root(), node).zones().stream()
        .filter(facts -> facts.zone().equals(zone))
        .findFirst()
        .orElseThrow()
        .why();
  }
}
