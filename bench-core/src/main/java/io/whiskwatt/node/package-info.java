/** Worker machines: their identity, facts, and the sandboxes alive on them. */
@NullMarked
package io.whiskwatt.node;

import org.jspecify.annotations.NullMarked;
