/**
 * What the agent remembers: the last samples with their sequence numbers, the gaps in them, and
 * each counter's energy since the start with its wraps undone. One thread writes, any number read,
 * and no reader can hold up the writer.
 */
@NullMarked
package io.whiskwatt.rapl.agent.ring;

import org.jspecify.annotations.NullMarked;
