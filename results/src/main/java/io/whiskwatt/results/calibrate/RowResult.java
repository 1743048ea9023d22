package io.whiskwatt.results.calibrate;

/** A row with what was found. */
public record RowResult(Row row, Share share) {
  public Band.Standing standing() {
    return row.band().map(band -> band.judge(share)).orElse(Band.Standing.NOT_PROMISED);
  }
}
