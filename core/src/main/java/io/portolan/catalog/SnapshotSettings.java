package io.portolan.catalog;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether and where the last known bootstrap brokers are kept for the next start.
 *
 * @param policy what they are used for
 * @param directory where they are kept. If empty, they are in this user's cache folder.
 */
public record SnapshotSettings(SnapshotPolicy policy, Optional<Path> directory) {}
