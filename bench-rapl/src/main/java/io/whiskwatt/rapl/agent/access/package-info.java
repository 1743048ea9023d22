/** Who may ask the agent, and how the connection is kept private: the token, the certificate. */
@NullMarked
package io.whiskwatt.rapl.agent.access;

import org.jspecify.annotations.NullMarked;
