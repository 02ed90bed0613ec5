package io.portolan.brokers;

import java.io.IOException;

/** A file or folder is not what it should be. The message continues a sentence that starts with its name. */
final class UntrustedFileException extends IOException {

    private static final long serialVersionUID = 1L;

    UntrustedFileException(String fault) {
        super(fault);
    }
}
