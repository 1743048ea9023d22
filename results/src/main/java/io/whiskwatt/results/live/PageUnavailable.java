package io.whiskwatt.results.live;

/** The live page cannot be offered; the message says why and what to do. Exit code 3. */
public final class PageUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PageUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
