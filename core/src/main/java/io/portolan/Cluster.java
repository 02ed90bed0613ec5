package io.portolan;

/** Skeleton. */
public final class Cluster {

    private Cluster() {}
}
