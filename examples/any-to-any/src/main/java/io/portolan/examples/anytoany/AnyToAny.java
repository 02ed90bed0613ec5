package io.portolan.examples.anytoany;

import io.portolan.diagnosis.PortolanException;
import java.io.IOException;

/** The program: every client site to every cluster of a local estate, or this host to clusters of a catalog of one's own. */
public final class AnyToAny {

    private AnyToAny() {}

    /** Runs it; ends with 0 if every round trip succeeded, 1 if one failed, 2 on a wrong command line or catalog. */
    public static void main(String[] args) throws Exception {
        System.exit(run(args));
    }

    static int run(String[] args) throws IOException, InterruptedException {
        CommandOptions options;
        try {
            options = CommandOptions.parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n\n" + CommandOptions.USAGE);
            return 2;
        }
        try {
            return travel(options) ? 0 : 1;
        } catch (PortolanException e) {
            System.err.println(e.getMessage());
            return 2;
        }
    }

    private static boolean travel(CommandOptions options) throws IOException, InterruptedException {
        return options.catalog().isPresent()
                ? new ClientSite(options, System.out, System.err)
                        .visit(options.catalog().get())
                : AnyToAnyTour.run(System.out);
    }
}
