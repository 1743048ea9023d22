package io.whiskwatt.cluster.webhook;

/** What came is not a review of a pod. */
final class MalformedReview extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedReview(String message) {
    super(message);
  }
}
