package io.whiskwatt.rapl.agent;

/** What the command line of the agent asks for. */
public sealed interface AgentRequest {
  /** A text to print, and nothing else: help, version, a unit for systemd. */
  record Print(String text) implements AgentRequest {}

  /** An agent to start. */
  record Start(AgentOptions options) implements AgentRequest {}
}
