package io.whiskwatt.cluster.ssh;

import java.util.function.Consumer;

/** A machine that commands are run on, one at a time. */
public interface Machine extends AutoCloseable {
  /**
   * Runs a command and returns its exit status when it has ended.
   *
   * @param command for the user's shell; made of constants
   * @param input for its standard input
   * @param lines told each line of what it says, as it comes
   * @throws SshFailure when the connection is lost before it has ended
   */
  int run(String command, byte[] input, Consumer<String> lines) throws SshFailure;

  /** False when the connection was lost or closed. */
  boolean isConnected();

  /** Ends the connection, and with it what waits for a command. */
  @Override
  void close();
}
