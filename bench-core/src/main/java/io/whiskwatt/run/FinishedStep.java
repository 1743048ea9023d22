package io.whiskwatt.run;

/** A step that was carried out, with what it leaves beside its record. */
public record FinishedStep(StepRecord record, StepData data) {}
