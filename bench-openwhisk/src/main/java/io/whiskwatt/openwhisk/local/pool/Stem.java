package io.whiskwatt.openwhisk.local.pool;

import io.whiskwatt.openwhisk.local.runtime.ActionKind;
import io.whiskwatt.units.DataSize;

/** What makes a container without code fit an action: exactly its kind and its memory. */
public record Stem(ActionKind kind, DataSize memory) {}
