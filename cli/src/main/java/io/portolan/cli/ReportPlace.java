package io.portolan.cli;

import io.portolan.diagnosis.SiteReport;
import java.io.IOException;

/** Where the reports of a site are left for the matrix. For one thread. */
interface ReportPlace {

    /**
     * Puts a report in the place of this host's last one. It says what has changed since that.
     *
     * @throws IOException if it cannot be written. The message says where and why.
     */
    void leave(SiteReport report) throws IOException;
}
