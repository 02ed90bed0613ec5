package io.portolan.brokers;

import java.io.IOException;

/** A snapshot's file is not to be used; the message goes on from the file's name. */
final class UnusableSnapshotException extends IOException {

    private static final long serialVersionUID = 1L;

    UnusableSnapshotException(String fault) {
        super(fault);
    }
}
