/**
 * From the trials of a run to its findings: what a cold start and a waiting sandbox cost, where
 * energy goes, what the workloads of a mix use, and whether anything moved meanwhile. One class
 * looks into each question, and {@link io.whiskwatt.results.inquiry.FindingsAnalysis} asks them
 * all.
 */
@NullMarked
package io.whiskwatt.results.inquiry;

import org.jspecify.annotations.NullMarked;
