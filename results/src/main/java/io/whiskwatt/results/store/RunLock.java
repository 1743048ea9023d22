package io.whiskwatt.results.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.Optional;

/** Keeps a second tool out of a run folder. The system releases it when the process dies. */
final class RunLock implements AutoCloseable {
  private final RandomAccessFile file;

  private RunLock(RandomAccessFile file) {
    this.file = file;
  }

  static RunLock acquire(Path folder) {
    Path path = folder.resolve(RunFolder.LOCK);
    try {
      RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
      if (tryLock(file).isEmpty()) {
        file.close();
        throw new UnreadableRun(
            "'" + folder + "' is in use by another run; wait for it, or stop it, and try again");
      }
      return new RunLock(file);
    } catch (IOException e) {
      throw new UnreadableRun(
          "cannot lock '" + path + "': " + e.getMessage() + "; the folder must be writable", e);
    }
  }

  private static Optional<FileLock> tryLock(RandomAccessFile file) throws IOException {
    try {
      return Optional.ofNullable(file.getChannel().tryLock());
    } catch (OverlappingFileLockException e) {
      return Optional.empty(); // held by this very process
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot release the lock of the run", e);
    }
  }
}
