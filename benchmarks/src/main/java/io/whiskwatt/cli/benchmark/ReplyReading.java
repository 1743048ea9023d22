package io.whiskwatt.cli.benchmark;

import io.whiskwatt.openwhisk.client.ActivationRecord;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The record of one activation, read from a reply's JSON: done after the window. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ReplyReading {
  private final byte[] json =
      """
      {"activationId":"0123456789abcdef0123456789abcdef","annotations":[
      {"key":"path","value":"guest/hello"},{"key":"waitTime","value":14},
      {"key":"kind","value":"nodejs:20"},{"key":"timeout","value":false},
      {"key":"limits","value":{"concurrency":1,"logs":10,"memory":256,"timeout":60000}},
      {"key":"initTime","value":31}],"duration":34,"end":1732181234567,"logs":[],
      "name":"hello","namespace":"guest","publish":false,
      "response":{"result":{"ok":true},"size":11,"status":"success","success":true},
      "start":1732181234533,"subject":"guest","version":"0.0.1"}
      """
          .getBytes(StandardCharsets.UTF_8);

  @Benchmark
  public Optional<ActivationRecord> record() {
    return ActivationRecord.ofJson(json);
  }
}
