package io.whiskwatt.results.report;

import io.whiskwatt.node.ProcessGroup;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.results.compare.CellSummary;
import io.whiskwatt.results.compare.CellUsage;
import io.whiskwatt.results.compare.EnergyPerInvocation;
import io.whiskwatt.results.compare.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What machines may have done in the windows of cells: a monitor where the platform is Kata. */
final class SampleUsage {
  private static final double MEBIBYTE = 1 << 20;

  private SampleUsage() {}

  static List<CellUsage> of(List<CellSummary> cells) {
    return cells.stream().filter(cell -> cell.energy().isPresent()).map(SampleUsage::of).toList();
  }

  private static CellUsage of(CellSummary cell) {
    double joules =
        cell.energy().map(EnergyPerInvocation::netJoules).map(Interval::value).orElse(0.0);
    double seconds = cell.start() == StartKind.COLD ? 0.21 : 0.0031;
    List<CellUsage.Row> rows = new ArrayList<>();
    boolean guest = cell.platform().contains("kata");
    rows.add(row(ProcessGroup.FUNCTION, guest ? 0 : 0.5, seconds, joules, guest ? 0 : 41));
    if (guest) {
      rows.add(row(ProcessGroup.VMM, 0.5, seconds, joules, 142));
      rows.add(row(ProcessGroup.VIRTIOFSD, 0.02, seconds, joules, 9));
    }
    rows.add(row(ProcessGroup.SHIM, 0.1, seconds, joules, guest ? 31 : 12));
    rows.add(row(ProcessGroup.GENERATOR, 0.1, seconds, joules, Double.NaN));
    rows.add(row(ProcessGroup.OTHER, guest ? 0.28 : 0.3, seconds, joules, Double.NaN));
    return new CellUsage(
        cell.id(),
        12,
        12,
        rows,
        guest ? 0.82 : 0.55,
        guest ? 0.004 : 0,
        OptionalDouble.of(2.4e9),
        guest ? OptionalDouble.of(61.5) : OptionalDouble.empty());
  }

  private static CellUsage.Row row(
      ProcessGroup group, double share, double seconds, double joules, double mebibytes) {
    double used = share * seconds;
    return new CellUsage.Row(
        group,
        new Interval(used, 0.97 * used, 1.03 * used),
        share * joules,
        0.9 * mebibytes * MEBIBYTE,
        mebibytes * MEBIBYTE);
  }
}
