package io.whiskwatt.results.calibrate;

import io.whiskwatt.results.simulate.Truth;

/**
 * A kind of study.
 *
 * @param name for people; what {@code --scenario} is matched against
 * @param truth what its platforms do, at a ratio of 1
 */
public record Scenario(String name, Truth truth) {}
