/**
 * The agent's HTTP side: which requests are let through, what they are answered, and how much of it
 * at a time. Nothing here touches the sampler.
 */
@NullMarked
package io.whiskwatt.rapl.agent.server;

import org.jspecify.annotations.NullMarked;
