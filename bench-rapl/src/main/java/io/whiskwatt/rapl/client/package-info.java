/**
 * The energy of workers, read by agents on them: one meter over many agents, each asked about once
 * a second for all samples since the last time. What an agent keeps bridges a lost connection; what
 * is lost all the same, and why, is recorded. Nothing that an agent says is believed beyond what it
 * can be.
 */
@NullMarked
package io.whiskwatt.rapl.client;

import org.jspecify.annotations.NullMarked;
