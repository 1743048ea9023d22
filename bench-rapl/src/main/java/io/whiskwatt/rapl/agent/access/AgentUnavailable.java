package io.whiskwatt.rapl.agent.access;

/** The agent cannot start here; the message says why and what to do. Exit code 3. */
public final class AgentUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public AgentUnavailable(String message) {
    super(message);
  }

  public AgentUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
