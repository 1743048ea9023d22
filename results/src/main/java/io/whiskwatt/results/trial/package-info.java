/**
 * What each trial of a run measured, taken from its files: calls and their times, energy with its
 * uncertainty, idle power around it.
 */
@NullMarked
package io.whiskwatt.results.trial;

import org.jspecify.annotations.NullMarked;
