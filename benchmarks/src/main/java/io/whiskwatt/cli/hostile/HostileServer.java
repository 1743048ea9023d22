package io.whiskwatt.cli.hostile;

import io.whiskwatt.time.SystemTime;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** An HTTP/1.1 server on 127.0.0.1 with a thread for each connection. */
public final class HostileServer implements AutoCloseable {
  private static final int BACKLOG = 1024;
  private static final int STACK_BYTES = 1 << 18;

  private final ServerSocket listening;
  private final Door door;
  private final Script script;
  private final Function<Request, Optional<String>> manners;
  private final Account account = new Account();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private HostileServer(
      ServerSocket listening,
      Door door,
      Script script,
      Function<Request, Optional<String>> manners) {
    this.listening = listening;
    this.door = door;
    this.script = script;
    this.manners = manners;
  }

  public static HostileServer start(Script script) {
    return start(Door.plain(), script);
  }

  public static HostileServer start(Door door, Script script) {
    return start(door, script, request -> Optional.empty());
  }

  /**
   * Starts one.
   *
   * @param manners the JSON that some requests are answered with, well and outside of the account
   */
  public static HostileServer start(
      Door door, Script script, Function<Request, Optional<String>> manners) {
    try {
      ServerSocket socket = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
      HostileServer server = new HostileServer(socket, door, script, manners);
      server.thread("hostile-door", server::receive).start();
      return server;
    } catch (IOException noSocket) {
      throw new UncheckedIOException(noSocket);
    }
  }

  public int port() {
    return listening.getLocalPort();
  }

  public Account account() {
    return account;
  }

  private Thread thread(String name, Runnable work) {
    Thread thread = new Thread(null, work, name, STACK_BYTES);
    thread.setDaemon(true);
    return thread;
  }

  private void receive() {
    while (!listening.isClosed()) {
      try {
        Socket raw = listening.accept();
        account.connected();
        open.add(raw);
        thread("hostile-visit", () -> visit(raw)).start();
      } catch (IOException closing) {
        // The loop ends where the server was closed; a client that was gone at once is no loss.
      }
    }
  }

  private void visit(Socket raw) {
    try (raw) {
      Optional<Socket> socket = door.open(raw);
      if (socket.isPresent()) {
        try (Socket speaking = socket.get()) {
          converse(speaking, raw);
        }
      }
    } catch (IOException gone) {
      // Clients leave when they have had enough: that is what they are tried for.
    } finally {
      open.remove(raw);
      account.disconnected();
    }
  }

  private void converse(Socket socket, Socket raw) throws IOException {
    InputStream in = new BufferedInputStream(socket.getInputStream());
    Stage stage = Stage.of(socket, raw, in, SystemTime.INSTANCE);
    boolean goesOn = true;
    while (goesOn) {
      Optional<Request> request = Request.read(in);
      goesOn = request.isPresent() && answer(request.get(), stage);
      stage = stage.again();
    }
  }

  private boolean answer(Request request, Stage stage) throws IOException {
    Optional<String> well = manners.apply(request);
    if (well.isPresent()) {
      stage.write(Replying.reply("200 OK", "", well.get()));
      return true;
    }
    Misdeed misdeed = script.of(request, account.number());
    account.met(misdeed, stage.kept());
    return misdeed.on(stage);
  }

  /** Ends every connection. */
  @Override
  public void close() {
    try {
      listening.close();
      for (Socket each : open) {
        each.close();
      }
    } catch (IOException unclosed) {
      throw new UncheckedIOException(unclosed);
    }
  }
}
