package io.whiskwatt.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.results.compare.Comparison;
import io.whiskwatt.results.compare.Gate;
import io.whiskwatt.results.report.figures.CellNames;
import io.whiskwatt.results.report.figures.GateGroup;
import io.whiskwatt.results.report.figures.Notation;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateGroupTest {
  @Test
  void what_voids_comes_first_and_every_gate_comes_once() {
    List<GateGroup> groups = groups(Samples.voided());
    assertThat(groups.get(0).gate().severity()).isEqualTo(Gate.Severity.VOID);
    assertThat(groups.stream().map(GateGroup::gate)).doesNotHaveDuplicates();
  }

  @Test
  void a_gate_of_all_contrasts_names_none_of_them() {
    assertThat(groups(Samples.voided()).get(0).where()).containsExactly("every comparison");
  }

  @Test
  void a_gate_of_the_whole_study_stands_without_places() {
    assertThat(groups(Samples.modelled())).allMatch(group -> group.where().isEmpty());
  }

  private static List<GateGroup> groups(Comparison comparison) {
    return GateGroup.of(comparison, CellNames.of(comparison, Notation.ASCII));
  }
}
