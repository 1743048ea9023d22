package io.whiskwatt.mix;

import io.whiskwatt.plan.Cell;
import io.whiskwatt.plan.CellPlan;
import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.plan.Workload;
import io.whiskwatt.plan.WorkloadSource;
import io.whiskwatt.platform.Deployment;
import io.whiskwatt.platform.Platform;
import io.whiskwatt.units.Rate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Cells whose workload may be a mix, towards platforms that know of none. */
public final class Mixes {
  private Mixes() {}

  /**
   * Puts a cell in place; of a mix each part on its own.
   *
   * @param seed of the order in which the parts are called
   * @param block which may decide how often each of them is
   */
  public static Deployment deploy(Platform platform, Cell cell, long seed, int block) {
    return cell.workload().source() instanceof WorkloadSource.Mix mix
        ? new MixDeployment(platform, cell, mix.parts(), new Deck(mix.weights(block), seed))
        : platform.deploy(cell);
  }

  /**
   * What a platform is asked beforehand in place of these cells. Of a mix: each part under its own
   * share of the load, as far as that can be told, and one of them under the whole of it, which is
   * what meets the platform's limits.
   */
  public static List<CellPlan> asked(List<CellPlan> plans) {
    return plans.stream().flatMap(plan -> asked(plan).stream()).distinct().toList();
  }

  private static List<CellPlan> asked(CellPlan plan) {
    if (!(plan.cell().workload().source() instanceof WorkloadSource.Mix mix)) {
      return List.of(plan);
    }
    List<CellPlan> asked = new ArrayList<>();
    WorkloadSource.Part heaviest =
        mix.parts().stream()
            .max(Comparator.comparingInt(WorkloadSource.Part::weight))
            .orElseThrow();
    asked.add(new CellPlan(with(plan.cell(), heaviest.workload()), plan.design()));
    for (WorkloadSource.Part part : mix.parts()) {
      Cell cell = with(plan.cell(), part.workload());
      LoadShape share = share(cell.load(), (double) part.weight() / mix.weight());
      asked.add(
          new CellPlan(
              new Cell(cell.platform(), cell.workload(), cell.start(), share), plan.design()));
    }
    return asked;
  }

  /** Of other shapes a part may get any piece: all callers, a whole burst. */
  private static LoadShape share(LoadShape load, double share) {
    if (load instanceof LoadShape.Constant constant) {
      return new LoadShape.Constant(of(constant.rate(), share));
    }
    if (load instanceof LoadShape.Poisson poisson) {
      return new LoadShape.Poisson(of(poisson.rate(), share));
    }
    if (load instanceof LoadShape.Uniform uniform) {
      return new LoadShape.Uniform(of(uniform.rate(), share));
    }
    return load instanceof LoadShape.Ramp ramp
        ? new LoadShape.Ramp(of(ramp.from(), share), of(ramp.to(), share))
        : load;
  }

  private static Rate of(Rate rate, double share) {
    return Rate.perSecond(rate.perSecond() * share);
  }

  /** The same cell with another workload. */
  static Cell with(Cell cell, Workload workload) {
    return new Cell(cell.platform(), workload, cell.start(), cell.load());
  }
}
