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
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Unbound or dnsmasq in a process of its own, on a loopback address and a free port. */
final class RealNameServer implements AutoCloseable {

    private final Process process;
    private final InetSocketAddress address;
    private final Path config;
    private final List<String> log = new ArrayList<>();

    private RealNameServer(Process process, InetSocketAddress address, Path config) {
        this.process = process;
        this.address = address;
        this.config = config;
    }

    /** Which one, how it is configured, and when it is ready. */
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
            List<String> command(Path config) {
                return List.of(name, "-d", "-c", config.toString());
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
            List<String> command(Path config) {
                return List.of(name, "--keep-in-foreground", "--conf-file=" + config);
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

        /** What to write into the configuration so that a domain is forwarded. */
        abstract String forward(String domain, List<InetSocketAddress> targets);

        abstract List<String> command(Path config);

        boolean installed() {
            return Stream.of("/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin")
                    .anyMatch(directory -> Files.isExecutable(Path.of(directory, name)));
        }
    }

    /** Returns when it listens. */
    static RealNameServer start(Kind kind, String... lines) throws IOException {
        InetSocketAddress own = freePort();
        Path config = Files.createTempFile("portolan-" + kind.name, ".conf");
        Files.writeString(config, kind.config(own, List.of(lines)) + "\n");
        ProcessBuilder command = new ProcessBuilder(kind.command(config)).redirectErrorStream(true);
        command.environment().merge("PATH", "/usr/sbin:/usr/local/sbin", (path, more) -> path + ":" + more);
        RealNameServer server = new RealNameServer(command.start(), own, config);
        Runtime.getRuntime().addShutdownHook(new Thread(server.process::destroyForcibly, "end-" + kind.name));
        server.awaitReady(kind);
        return server;
    }

    private static InetSocketAddress freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, TestEstate.ip("127.0.53.40"))) {
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

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                throw new IOException("It does not end: " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Files.deleteIfExists(config);
    }
}
