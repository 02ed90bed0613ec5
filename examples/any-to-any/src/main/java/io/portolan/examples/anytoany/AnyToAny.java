package io.portolan.examples.anytoany;

/** The program: every client site to every cluster of a local estate, or this host to clusters of a catalog of one's own. */
public final class AnyToAny {

    private AnyToAny() {}

    /** Runs it; ends with 0 if every round trip succeeded, 1 if one failed, 2 on a wrong command line. */
    public static void main(String[] args) throws Exception {
        System.exit(run(args));
    }

    static int run(String[] args) throws Exception {
        Options options;
        try {
            options = Options.parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n\n" + Options.USAGE);
            return 2;
        }
        boolean ok = options.catalog().isPresent()
                ? new ClientSite(options, System.out, System.err)
                        .visit(options.catalog().get())
                : LocalEstate.tour(System.out);
        return ok ? 0 : 1;
    }
}
