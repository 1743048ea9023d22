package io.whiskwatt.results.usage;

import io.whiskwatt.node.ProcessGroup;
import io.whiskwatt.results.trial.Trial;
import java.util.Map;
import java.util.Optional;

/**
 * What the machines of one trial did in its window.
 *
 * @param microjoules net energy attributed to groups; empty where it is not known, or no idle
 *     window lies beside the trial
 */
public record TrialUsage(Trial trial, Work work, Optional<Map<ProcessGroup, Long>> microjoules) {}
