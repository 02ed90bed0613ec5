package io.portolan.examples.estate;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The catalog of a local estate in two files, as people keep it. The applications' file has what clients need. The operators' file
 * includes it and describes the estate.
 *
 * @param applications the text of {@code portolan.yaml}
 * @param operators the text of {@code estate.yaml}
 */
record EstateCatalog(String applications, String operators) {

    static final List<String> ACCOUNTS =
            List.of("111111111111", "222222222222", "333333333333", "444444444444", "555555555555");
    private static final String READER = "estate-reader";
    private static final Pattern CLIENT_ROLE = Pattern.compile("(?m)^  ([\\w-]+):\n    session-name: ");
    private static final Pattern SERVICE_VPC = Pattern.compile("(  [\\w-]+:) \\{(.*), (account: .*)}");
    private static final Pattern SITE = Pattern.compile("(  [\\w-]+:) \\{(.*)}");
    private static final Pattern NEXT_KEY = Pattern.compile(", (?=[a-z-]+: )");

    /** Divides the text that the testkit writes. */
    static EstateCatalog split(String catalog) {
        List<String> kept = new ArrayList<>();
        List<String> moved = new ArrayList<>(List.of("include: portolan.yaml"));
        String section = "";
        String role = "";
        for (String line : catalog.lines().toList()) {
            section = line.startsWith(" ") ? section : line;
            role = line.matches("  [\\w-]+:") ? line : role;
            Matcher vpc = SERVICE_VPC.matcher(line);
            Matcher site = SITE.matcher(line);
            if (section.equals("service-vpcs:") && vpc.matches()) {
                kept.add(vpc.group(1) + " {" + vpc.group(2) + "}");
                moved.addAll(block(vpc.group(1), vpc.group(3)));
            } else if (section.equals("client-sites:") && site.matches()) {
                moved.addAll(block(site.group(1), site.group(2)));
                moved.add("    roles: [" + String.join(", ", roles(catalog)) + "]");
            } else if (line.startsWith("    access: ")) {
                moved.addAll(List.of("roles:", role, line));
                ACCOUNTS.forEach(account -> moved.add(readerChain(account)));
            } else if (section.equals("service-vpcs:") || section.equals("client-sites:")) {
                kept.addAll(section.equals("service-vpcs:") ? List.of(line) : List.of());
                moved.add(line);
            } else {
                kept.add(line);
            }
        }
        moved.add("inspect-roles:");
        ACCOUNTS.forEach(account -> moved.add("  \"" + account + "\": " + reader(account)));
        return new EstateCatalog(text(kept), text(moved));
    }

    private static List<String> block(String name, String keys) {
        List<String> lines = new ArrayList<>(List.of(name));
        NEXT_KEY.splitAsStream(keys).forEach(key -> lines.add("    " + key));
        return lines;
    }

    /** Operators work at each site, so each has the roles of clients and those that read accounts. */
    private static List<String> roles(String catalog) {
        List<String> roles = new ArrayList<>();
        CLIENT_ROLE.matcher(catalog).results().forEach(role -> roles.add(role.group(1)));
        ACCOUNTS.forEach(account -> roles.add(reader(account)));
        return roles;
    }

    private static String readerChain(String account) {
        return "  " + reader(account) + ": {chain: [\"arn:aws:iam::" + account + ":role/" + READER + "\"]}";
    }

    private static String reader(String account) {
        return READER + "-" + account.charAt(0);
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }
}
