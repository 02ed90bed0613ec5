package io.portolan;

/** Skeleton. */
public final class Portolan {

    private Portolan() {}
}
