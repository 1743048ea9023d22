/**
 * The energy agent of a worker: it samples the machine's counters without end, remembers the last
 * samples, and answers whoever may know (see {@code docs/agent-protocol.md}). It is the jar {@code
 * agent.jar} with a {@code main} of its own, and can be started in any Java process.
 */
@NullMarked
package io.whiskwatt.rapl.agent;

import org.jspecify.annotations.NullMarked;
