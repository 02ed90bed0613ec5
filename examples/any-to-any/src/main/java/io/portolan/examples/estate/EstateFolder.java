package io.portolan.examples.estate;

import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The files by which other processes are at the sites of a local estate. */
final class EstateFolder {

    private static final String AT = """
            #!/bin/sh
            # Runs a command at a site of the local estate, such as: at shop portolan check --all
            set -e
            site=$(dirname "$0")/${1:?a site, such as shop}
            shift
            . "$site/environment"
            exec "$@"
            """;

    private EstateFolder() {}

    /** Writes the catalogs and the script {@code at}. Makes the roles of the sites. */
    static Path write(LocalMsk msk, Path folder) throws IOException {
        Files.createDirectories(folder);
        write(folder.resolve("at"), AT, "rwx------");
        for (String name : LocalEstate.SITES) {
            writeSite(msk, msk.site(name), Files.createDirectories(folder.resolve(name)));
        }
        return folder;
    }

    private static void writeSite(LocalMsk msk, Site site, Path folder) throws IOException {
        EstateCatalog catalog = EstateCatalog.split(
                msk.catalogText(site.name()).replace(":user/", ":role/").replaceAll("(?m)^region: .*\n", ""));
        write(folder.resolve("portolan.yaml"), catalog.applications(), "rw-------");
        Path operators = write(folder.resolve("estate.yaml"), catalog.operators(), "rw-------");
        Map<String, String> variables = new TreeMap<>(new SiteIdentity(msk, site).environment());
        variables.put("PORTOLAN_SITE", site.name());
        variables.put("PORTOLAN_CLI_CATALOG", operators.toAbsolutePath().toString());
        variables.put("JAVA_TOOL_OPTIONS", "-Djdk.net.hosts.file=" + site.hostsFile());
        String exports = variables.entrySet().stream()
                .map(variable -> "export " + variable.getKey() + "='" + variable.getValue() + "'\n")
                .collect(Collectors.joining());
        write(folder.resolve("environment"), exports, "rw-------");
    }

    private static Path write(Path file, String text, String permissions) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
        return Files.writeString(file, text);
    }
}
