package io.whiskwatt.cli;

import io.whiskwatt.cli.load.LoadRequest;
import io.whiskwatt.cli.load.LoadRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The generator alone, against any URL. */
@Command(
    name = "load",
    description = {
      "Send load to one URL, and say what it answered and what the generator itself was worth: the"
          + " same loop, recorder and transport that studies use, without a platform.",
      "",
      "Response time counts from the moment an invocation was due, service time from the moment it"
          + " left; lateness is what lies between. Nothing is sent twice, and no redirect is"
          + " followed."
    },
    footer = {
      "Examples:",
      "  load http://127.0.0.1:8080/ --rate 500/s --window 30s",
      "  load https://10.0.0.5:443/x --closed 64 --warm-up 5s --body @body.json --insecure",
      "  load http://127.0.0.1:8080/ --poisson 20/s --json --hlog load.hlog --csv load.csv",
      "",
      "Exit codes: 0 ok, 1 generator-bound or a failed invocation, 2 usage, 130 interrupted."
    })
final class LoadCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(paramLabel = "URL", description = "What is invoked: http or https.")
  private String url = "";

  @Option(names = "--rate", paramLabel = "RATE", description = "A constant rate: 500/s.")
  private Optional<String> rate = Optional.empty();

  @Option(
      names = "--poisson",
      paramLabel = "RATE",
      description = "Random arrivals, so many on average.")
  private Optional<String> poisson = Optional.empty();

  @Option(
      names = "--closed",
      paramLabel = "COUNT",
      description = "Callers that call again when their reply came. Default: one.")
  private Optional<String> closed = Optional.empty();

  @Option(
      names = "--warm-up",
      paramLabel = "SPAN",
      description =
          "For so long the same load is sent before the window and not recorded, so that the server"
              + " is warm, and over https the generator too. Default: ${DEFAULT-VALUE}.",
      defaultValue = LoadReader.WARM_UP)
  private String warmUp = LoadReader.WARM_UP;

  @Option(
      names = "--window",
      paramLabel = "SPAN",
      description = "How long calls start. Default: ${DEFAULT-VALUE}.",
      defaultValue = LoadReader.WINDOW)
  private String window = LoadReader.WINDOW;

  @Option(
      names = "--deadline",
      paramLabel = "SPAN",
      description = "What a call may take. Default: ${DEFAULT-VALUE}.",
      defaultValue = LoadReader.DEADLINE)
  private String deadline = LoadReader.DEADLINE;

  @Option(
      names = "--in-flight",
      paramLabel = "COUNT",
      description = "So many unanswered calls, and what is due is dropped. Default: 10000.")
  private Optional<String> inFlight = Optional.empty();

  @Option(
      names = "--connections",
      paramLabel = "COUNT",
      description = "Opened before the first call. Default: one for each caller, or 8.")
  private Optional<String> connections = Optional.empty();

  @Option(
      names = "--transport",
      paramLabel = "NAME",
      description = "What carries the calls: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
      defaultValue = LoadReader.TRANSPORT,
      completionCandidates = LoadReader.Transports.class)
  private String transport = LoadReader.TRANSPORT;

  @Option(
      names = "--pacing",
      paramLabel = "NAME",
      description =
          "How intended starts are waited for: parked, or spinning, which is more exact and costs a"
              + " share of a processor. Default: ${DEFAULT-VALUE}.",
      defaultValue = LoadReader.PACING)
  private String pacing = LoadReader.PACING;

  @Option(
      names = "--no-self-warm-up",
      description =
          "Begin at once, with code that is not compiled yet: its compilation is then measured as"
              + " the server's latency.")
  private boolean noSelfWarmUp;

  @Option(names = "--seed", paramLabel = "NUMBER", description = "Of random arrivals. Default: 42.")
  private Optional<String> seed = Optional.empty();

  @Option(
      names = "--method",
      paramLabel = "NAME",
      description = "Default: POST with a body, GET without.")
  private Optional<String> method = Optional.empty();

  @Option(
      names = "--body",
      paramLabel = "TEXT|@FILE",
      description = "Sent with each call; JSON where no header says otherwise.")
  private Optional<String> body = Optional.empty();

  @Option(
      names = "--header",
      paramLabel = "'NAME: VALUE'",
      description = "May be repeated. A key belongs into --auth-file.")
  private final List<String> headers = new ArrayList<>();

  @Option(
      names = "--auth-file",
      paramLabel = "FILE",
      description = "Holds user:password in one line, for basic authorization.")
  private Optional<Path> authFile = Optional.empty();

  @Option(names = "--insecure", description = "Believe any certificate.")
  private boolean insecure;

  @Option(
      names = "--ca-file",
      paramLabel = "FILE",
      description = "Believe what these certificates signed.")
  private Optional<Path> caFile = Optional.empty();

  @Option(
      names = "--fingerprint",
      paramLabel = "SHA-256",
      description = "Believe this very certificate.")
  private Optional<String> fingerprint = Optional.empty();

  @Option(
      names = "--hlog",
      paramLabel = "FILE",
      description = "Write the histograms of response, service and lateness.")
  private Optional<Path> hlog = Optional.empty();

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "Write a row for each invocation: when due, sent and ended.")
  private Optional<Path> csv = Optional.empty();

  @Option(names = "--json", description = "Print the figures for programs.")
  private boolean json;

  @Mixin private final LiveOption live = new LiveOption();

  LoadCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    LoadReader reader = new LoadReader(surroundings.directory());
    LoadRequest request =
        reader
            .url(url)
            .shape(rate, poisson, closed, seed)
            .times(warmUp, window, deadline)
            .limits(inFlight, connections)
            .generator(transport, pacing, !noSelfWarmUp)
            .request(method, body, headers, authFile)
            .trust(insecure, caFile, fingerprint)
            .read();
    reader.notes().forEach(surroundings.terminal().err()::println);
    try (Watching watching = Watching.start(surroundings, "load", live.port())) {
      return carryOut(request, watching);
    }
  }

  private int carryOut(LoadRequest request, Watching watching) throws IOException {
    LoadRun run = new LoadRun(request, surroundings.time(), watching.watch());
    List<LoadRun.Done> done = new ArrayList<>();
    surroundings
        .interruption()
        .interruptibly(() -> done.add(run.carryOut()), "what was sent until then counts");
    // An interrupt has ended the load, and must not end the writing of what it came to.
    boolean interrupted = Thread.interrupted();
    watching.ended();
    tell(done.get(0));
    watching.over(!interrupted, "Its figures are on the terminal.");
    return interrupted ? ExitCode.INTERRUPTED.number() : code(done.get(0)).number();
  }

  private static ExitCode code(LoadRun.Done done) {
    return done.sound() ? ExitCode.OK : ExitCode.ANSWER_IS_NO;
  }

  private void tell(LoadRun.Done done) throws IOException {
    if (hlog.isPresent()) {
      done.writeHistograms(surroundings.directory().resolve(hlog.get()));
    }
    if (csv.isPresent()) {
      done.writeRows(surroundings.directory().resolve(csv.get()));
    }
    if (json) {
      surroundings.terminal().out().print(done.json());
    } else {
      done.table().forEach(surroundings.terminal().out()::println);
    }
    surroundings.terminal().out().flush();
  }
}
