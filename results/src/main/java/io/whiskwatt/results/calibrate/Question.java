package io.whiskwatt.results.calibrate;

import io.whiskwatt.results.compare.Contrast;

/** What is counted over studies of known truth. */
public enum Question {
  COVERAGE("95 % interval holds the truth") {
    @Override
    boolean isMet(Contrast contrast, double truth) {
      return contrast.ratio().low() <= truth && truth <= contrast.ratio().high();
    }
  },
  DIFFERENT("called different") {
    @Override
    boolean isMet(Contrast contrast, double truth) {
      return switch (contrast.verdict()) {
        case MORE, LESS, MORE_WITHIN_MARGIN, LESS_WITHIN_MARGIN -> true;
        case EQUIVALENT, INCONCLUSIVE, NONE -> false;
      };
    }
  },
  EQUIVALENT("called equivalent, or different within δ") {
    @Override
    boolean isMet(Contrast contrast, double truth) {
      return switch (contrast.verdict()) {
        case EQUIVALENT, MORE_WITHIN_MARGIN, LESS_WITHIN_MARGIN -> true;
        case MORE, LESS, INCONCLUSIVE, NONE -> false;
      };
    }
  };

  private final String words;

  Question(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }

  /**
   * True when a study answers so.
   *
   * @param truth the ratio that was simulated
   */
  abstract boolean isMet(Contrast contrast, double truth);
}
