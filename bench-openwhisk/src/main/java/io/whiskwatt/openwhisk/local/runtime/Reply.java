package io.whiskwatt.openwhisk.local.runtime;

import java.util.List;

/** What became of one init or run. */
public sealed interface Reply {
  /** What the action printed meanwhile, oldest first, bounded. */
  List<LogLine> logs();

  /**
   * The code was loaded, or the action returned.
   *
   * @param json the result: an object or an array, in one line; {@code {}} after an init
   */
  record Returned(String json, List<LogLine> logs) implements Reply {
    public Returned {
      logs = List.copyOf(logs);
    }
  }

  /**
   * The action threw, returned neither object nor array, or could not be loaded; the container must
   * not be used again.
   *
   * @param message as OpenWhisk's runtimes word it: {@code An error has occurred: Error: boom}
   */
  record Failed(String message, List<LogLine> logs) implements Reply {
    public Failed {
      logs = List.copyOf(logs);
    }
  }

  /** The limit passed; the container was killed. */
  record TimedOut(List<LogLine> logs) implements Reply {
    public TimedOut {
      logs = List.copyOf(logs);
    }
  }

  /**
   * The container ended without a reply, or broke the protocol and was killed.
   *
   * @param reason for people: {@code exit code 1}
   * @param outOfMemory true when it was ended at its memory limit
   */
  record Exited(String reason, boolean outOfMemory, List<LogLine> logs) implements Reply {
    public Exited {
      logs = List.copyOf(logs);
    }
  }
}
