package io.portolan.preflight;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Unbound or dnsmasq in its own process, on a loopback address and a free port. */
final class NameServerProcess implements AutoCloseable {

    private final Process process;
    private final InetSocketAddress address;
    private final Path config;
    private final List<String> log = new ArrayList<>();

    private NameServerProcess(Process process, InetSocketAddress address, Path config) {
        this.process = process;
        this.address = address;
        this.config = config;
    }

    /** Which program it is, how it is configured, and when it is ready. */
    enum Kind {
        UNBOUND("unbound", "start of service") {
            @Override
            String config(InetSocketAddress own, List<String> lines) {
                return """
                        server:
                          interface: %s
                          port: %d
                          do-daemonize: no
                          username: ""
                          chroot: ""
                          directory: "/"
                          pidfile: ""
                          use-syslog: no
                          verbosity: 1
                          module-config: "iterator"
                          do-not-query-localhost: no
                          do-ip6: no
                        remote-control:
                          control-enable: no
                        """.formatted(own.getAddress().getHostAddress(), own.getPort()) + String.join("\n", lines);
            }

            @Override
            String forward(String domain, List<InetSocketAddress> targets) {
                return "forward-zone:\n  name: \"" + domain + "\"\n"
                        + targets.stream()
                                .map(target -> "  forward-addr: " + text(target, "@"))
                                .collect(Collectors.joining("\n"));
            }

            @Override
            List<String> options(Path config) {
                return List.of("-d", "-c", config.toString());
            }
        },
        DNSMASQ("dnsmasq", "started, version") {
            @Override
            String config(InetSocketAddress own, List<String> lines) {
                return """
                        listen-address=%s
                        port=%d
                        bind-interfaces
                        no-resolv
                        no-hosts
                        pid-file
                        user=%s
                        log-facility=-
                        """.formatted(own.getAddress().getHostAddress(), own.getPort(), System.getProperty("user.name"))
                        + String.join("\n", lines);
            }

            @Override
            String forward(String domain, List<InetSocketAddress> targets) {
                String of = domain.equals(".") ? "server=" : "server=/" + domain + "/";
                return targets.stream().map(target -> of + text(target, "#")).collect(Collectors.joining("\n"));
            }

            @Override
            List<String> options(Path config) {
                return List.of("--keep-in-foreground", "--conf-file=" + config);
            }
        };

        final String name;
        private final String ready;

        Kind(String name, String ready) {
            this.name = name;
            this.ready = ready;
        }

        private static String text(InetSocketAddress target, String separator) {
            return target.getAddress().getHostAddress() + separator + target.getPort();
        }

        abstract String config(InetSocketAddress own, List<String> lines);

        /** The lines of configuration that forward a domain. */
        abstract String forward(String domain, List<InetSocketAddress> targets);

        abstract List<String> options(Path config);

        /** The program. Debian puts servers where not every user's path leads, so that folder is searched too. */
        Optional<Path> program() {
            return Stream.of("/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin")
                    .map(directory -> Path.of(directory, name))
                    .filter(Files::isExecutable)
                    .findFirst();
        }
    }

    /** Starts the program and returns when it listens. */
    static NameServerProcess start(Kind kind, String... lines) throws IOException {
        InetSocketAddress own = freePort();
        Path config = Files.createTempFile("portolan-" + kind.name, ".conf");
        Files.writeString(config, kind.config(own, List.of(lines)) + "\n");
        List<String> command = new ArrayList<>(kind.options(config));
        command.add(0, kind.program().orElseThrow().toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        NameServerProcess server = new NameServerProcess(process, own, config);
        Runtime.getRuntime().addShutdownHook(new Thread(server.process::destroyForcibly, "end-" + kind.name));
        server.awaitReady(kind);
        return server;
    }

    private static InetSocketAddress freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, TwoRegionEstate.ip("127.0.53.40"))) {
            return (InetSocketAddress) socket.getLocalSocketAddress();
        }
    }

    private void awaitReady(Kind kind) throws IOException {
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            log.add(line);
            if (line.contains(kind.ready)) {
                Thread reader = new Thread(() -> out.lines().forEach(any -> {}), kind.name + "-log");
                reader.setDaemon(true);
                reader.start();
                return;
            }
        }
        close();
        throw new IOException(kind.name + " did not start: " + log);
    }

    InetSocketAddress address() {
        return address;
    }

    /** Asks the program to end before it is killed. So it can end its own children. */
    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)
                    && !process.destroyForcibly().waitFor(10, TimeUnit.SECONDS)) {
                throw new IOException("It does not end: " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Files.deleteIfExists(config);
    }
}
