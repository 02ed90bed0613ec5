package io.portolan.cli;

import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskBuilder;
import io.portolan.testkit.PresetEstates;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The exit code and the output of a command that ran in this JVM at the site {@code shop}. */
record CommandRun(int code, String out, String err) {

    static final String CLIENT = PresetEstates.ORDERS_CLIENT;

    /** An estate with one cluster, which the site enters through a hub role. */
    static LocalMskBuilder estate() {
        return PresetEstates.oneCluster();
    }

    /** Runs a command without an estate. */
    static CommandRun of(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(arguments, utf8(out), utf8(err));
        return new CommandRun(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Runs a command with the site's catalog and identity. */
    static CommandRun of(LocalMsk msk, String... arguments) {
        return of(msk, text -> text, arguments);
    }

    /** Runs a command with a changed catalog of the site. */
    static CommandRun of(LocalMsk msk, UnaryOperator<String> change, String... arguments) {
        Path catalog = catalog(msk, change);
        CommandRun[] run = new CommandRun[1];
        runAs(msk, () -> run[0] = of(withCatalog(catalog, arguments)));
        return run[0];
    }

    static String[] withCatalog(Path catalog, String... arguments) {
        return Stream.concat(Stream.of(arguments), Stream.of("--catalog", catalog.toString()))
                .toArray(String[]::new);
    }

    static Path catalog(LocalMsk msk, UnaryOperator<String> change) {
        try {
            return Files.writeString(msk.catalog("shop"), change.apply(msk.catalogText("shop")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs some work with the site's credentials in system properties, which the SDK's default chain reads. */
    static void runAs(LocalMsk msk, Runnable work) {
        var credentials = msk.site("shop").credentials();
        System.setProperty("aws.accessKeyId", credentials.accessKeyId());
        System.setProperty("aws.secretAccessKey", credentials.secretAccessKey());
        try {
            work.run();
        } finally {
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
        }
    }

    private static PrintStream utf8(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
