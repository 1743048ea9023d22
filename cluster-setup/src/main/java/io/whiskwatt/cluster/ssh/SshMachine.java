package io.whiskwatt.cluster.ssh;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/** A machine that is logged in to. */
final class SshMachine implements Machine {
  private static final int MOST_LINE_BYTES = 16 << 10;

  /** What the library has where a command's end was never heard of. */
  private static final int NO_STATUS = -1;

  private final String name;
  private final Session session;
  private final Optional<Session> jump;

  /**
   * One that is open.
   *
   * @param jump closed with it
   */
  SshMachine(String name, Session session, Optional<Session> jump) {
    this.name = name;
    this.session = session;
    this.jump = jump;
  }

  @Override
  public int run(String command, byte[] input, Consumer<String> lines) throws SshFailure {
    ChannelExec channel = null;
    try {
      channel = (ChannelExec) session.openChannel("exec");
      channel.setCommand(command);
      InputStream out = channel.getInputStream();
      OutputStream in = channel.getOutputStream();
      channel.connect();
      try (in) {
        in.write(input);
      }
      read(out, lines);
      int status = status(channel);
      if (status == NO_STATUS) {
        throw lost("the connection was lost");
      }
      return status;
    } catch (JSchException | IOException failure) {
      throw lost(Optional.ofNullable(failure.getMessage()).orElse("the connection was lost"));
    } finally {
      if (channel != null) {
        channel.disconnect();
      }
    }
  }

  private SshFailure lost(String what) {
    return new SshFailure(
        name + " was lost while a command ran there: " + what,
        "the command may still run; when the machine answers again: cluster up --resume");
  }

  /** The end of the output may be heard of a moment before the status. */
  private int status(ChannelExec channel) {
    long deadline = System.nanoTime() + 5_000_000_000L;
    while (!channel.isClosed() && session.isConnected() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    return channel.getExitStatus();
  }

  private static void read(InputStream out, Consumer<String> lines) throws IOException {
    byte[] line = new byte[MOST_LINE_BYTES];
    byte[] buffer = new byte[MOST_LINE_BYTES];
    int length = 0;
    int count = out.read(buffer);
    while (count >= 0) {
      for (int i = 0; i < count; i++) {
        if (buffer[i] == '\n' || length == line.length) {
          lines.accept(text(line, length));
          length = 0;
        }
        if (buffer[i] != '\n' && buffer[i] != '\r') {
          line[length++] = buffer[i];
        }
      }
      count = out.read(buffer);
    }
    if (length > 0) {
      lines.accept(text(line, length));
    }
  }

  /** What a machine says must not drive the terminal. */
  private static String text(byte[] line, int length) {
    return new String(line, 0, length, StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", " ");
  }

  @Override
  public boolean isConnected() {
    return session.isConnected();
  }

  @Override
  public void close() {
    session.disconnect();
    jump.ifPresent(Session::disconnect);
  }
}
