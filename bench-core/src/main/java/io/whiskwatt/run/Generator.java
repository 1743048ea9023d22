package io.whiskwatt.run;

import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.plan.Pacing;
import io.whiskwatt.plan.StudySpec;
import io.whiskwatt.platform.LoadPath;
import io.whiskwatt.time.TimeSource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the generator ready, and tells of it. */
final class Generator {
  private final StudySpec study;
  private final TimeSource time;

  Generator(StudySpec study, TimeSource time) {
    this.study = study;
    this.time = time;
  }

  /** Warms up each load path that the platforms use, where the study lets it. */
  Map<String, String> facts(List<BoundPlatform> platforms) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("pacing", pacing(platforms));
    Set<LoadPath> paths = new LinkedHashSet<>();
    platforms.forEach(bound -> bound.loadPath().ifPresent(paths::add));
    if (!study.generator().selfWarmUp()) {
      facts.put("self-warm-up", "off");
    } else {
      paths.forEach(path -> facts.put("self-warm-up (" + path + ")", warmUp(path)));
    }
    return facts;
  }

  private String pacing(List<BoundPlatform> platforms) {
    Pacing pacing = study.generator().pacing();
    boolean shared = platforms.stream().anyMatch(bound -> bound.spec().onThisMachine());
    return pacing == Pacing.SPINNING && shared
        ? pacing.key() + ", on a machine that also runs sandboxes: its energy counts as theirs"
        : pacing.key();
  }

  private String warmUp(LoadPath path) {
    List<LoadShape> shapes = study.loads();
    return path.warmUp(shapes, time).words();
  }
}
