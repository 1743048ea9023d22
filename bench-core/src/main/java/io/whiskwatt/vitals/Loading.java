package io.whiskwatt.vitals;

import io.whiskwatt.load.LoadVitals;

/**
 * The load that is being sent.
 *
 * @param label what it is: a cell's id
 * @param platform its name in the study; empty where there is no study
 * @param measured false: a rehearsal or a warm-up, which is not kept
 */
public record Loading(String label, String platform, boolean measured, LoadVitals vitals) {}
