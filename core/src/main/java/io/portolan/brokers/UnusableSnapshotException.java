package io.portolan.brokers;

import java.io.IOException;

/** A snapshot's file cannot be used. The message continues a sentence that starts with the file's name. */
final class UnusableSnapshotException extends IOException {

    private static final long serialVersionUID = 1L;

    UnusableSnapshotException(String fault) {
        super(fault);
    }
}
