package io.whiskwatt.trace;

/** How a file lists invocations. */
public enum TraceFormat {
  /**
   * Azure Functions 2019, {@code invocations_per_function_md.anon.d01.csv}: a row per function with
   * the number of its invocations in each minute of a day (Shahrad et al., "Serverless in the
   * Wild", USENIX ATC 2020).
   */
  AZURE_2019("azure-2019"),

  /**
   * Azure Functions 2021, {@code AzureFunctionsInvocationTraceForTwoWeeksJan2021.txt}: a row per
   * invocation with its end and its duration in seconds (Zhang et al., "Faster and Cheaper
   * Serverless Computing on Harvested Resources", SOSP 2021).
   */
  AZURE_2021("azure-2021"),

  /** A row per invocation: its start in seconds or as an ISO instant, and maybe its function. */
  TIMES("times");

  private final String key;

  TraceFormat(String key) {
    this.key = key;
  }

  /** As a study file writes it. */
  public String key() {
    return key;
  }
}
