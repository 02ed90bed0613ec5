package io.portolan.examples.anytoany;

import io.portolan.diagnosis.PortolanException;
import java.io.IOException;

/**
 * The program. It goes from every client site to every cluster of a local estate. With the user's own catalog it goes
 * from this host to the catalog's clusters.
 */
public final class AnyToAny {

    private AnyToAny() {}

    /**
     * Runs the program. The exit code is 0 if every round trip succeeded and 1 if one failed. It is 2 if the command
     * line or the catalog is wrong.
     */
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
