package io.portolan.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.portolan.diagnosis.SiteReport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** Where the reports of a site are left for the matrix. For one thread. */
interface ReportPlace {

    /**
     * Puts a report in the place of this host's last one. It says what has changed since that.
     *
     * @throws IOException if it cannot be written. The message says where and why.
     */
    void leave(SiteReport report) throws IOException;

    /**
     * The text of a report. The lenient decoder is several times faster, and this character shows whether it met a fault.
     *
     * @throws CharacterCodingException if it is no UTF-8
     */
    static String text(byte[] utf8) throws CharacterCodingException {
        String text = new String(utf8, UTF_8);
        return text.indexOf('\uFFFD') < 0
                ? text
                : UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    }
}
