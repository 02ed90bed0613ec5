package io.portolan.examples.estate;

import io.portolan.testkit.estate.ControlPlane;
import io.portolan.testkit.stack.DeployedEstate;
import io.portolan.testkit.stack.EstateDeployment;
import io.portolan.testkit.stack.StackResource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Does what is typed. It deploys templates, breaks what is deployed and repairs it. */
final class EstateConsole {

    private static final Pattern TEMPLATE = Pattern.compile("(\\d{12})-(.*?)(?:-second)?\\.template\\.json");

    private final ControlPlane plane;
    private final PrintStream out;
    private final Deque<Runnable> repairs = new ArrayDeque<>();

    EstateConsole(ControlPlane plane, PrintStream out) {
        this.plane = plane;
        this.out = out;
    }

    /** Shows a prompt for each line. Returns at the end of the input or when {@code quit} is typed. */
    void follow(BufferedReader typed) throws IOException {
        String line = ask(typed);
        while (line != null && !line.strip().equals("quit")) {
            try {
                out.println(answer(line.strip()));
            } catch (IllegalArgumentException | IllegalStateException e) {
                out.println(e.getMessage());
            } catch (IOException e) {
                out.println("Cannot read the templates: " + e);
            }
            line = ask(typed);
        }
    }

    private @Nullable String ask(BufferedReader typed) throws IOException {
        out.print("> ");
        out.flush();
        return typed.readLine();
    }

    /** What can be typed. */
    static String help() {
        return Arrays.stream(EstateFault.values())
                .map(fault -> line("break " + fault.word(), fault.description()))
                .collect(Collectors.joining(
                        "",
                        "Type one of\n" + line("deploy FOLDER", "deploy the templates in a folder"),
                        line("repair", "undo what is broken") + line("quit", "end the estate")));
    }

    private static String line(String words, String meaning) {
        return "  %-17s  %s\n".formatted(words, meaning);
    }

    private String answer(String line) throws IOException {
        String[] words = line.split(" +", 2);
        return switch (words[0]) {
            case "deploy" -> deploy(Path.of(words.length > 1 ? words[1] : ""));
            case "break" -> breakPart(EstateFault.of(words.length > 1 ? words[1] : ""));
            case "repair" -> repair();
            default -> help().stripTrailing();
        };
    }

    private String breakPart(EstateFault fault) {
        repairs.push(fault.inject(plane));
        return "Broken: " + fault.description();
    }

    private String repair() {
        int count = repairs.size();
        repairs.forEach(Runnable::run);
        repairs.clear();
        return "Repaired: " + count;
    }

    private String deploy(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(folder)) {
            files = found.sorted().toList();
        }
        EstateDeployment deployment = EstateDeployment.empty();
        for (Path file : files) {
            Matcher name = TEMPLATE.matcher(file.getFileName().toString());
            if (name.matches()) {
                String region = name.group(2).equals("global") ? "" : name.group(2);
                deployment = deployment.template(name.group(1), region, Files.readString(file));
            }
        }
        return summary(deployment.deploy(plane));
    }

    private static String summary(DeployedEstate estate) {
        Map<String, Integer> stacks = new TreeMap<>();
        for (StackResource resource : estate.created().keySet()) {
            String stack = resource.account() + " " + (resource.region().isEmpty() ? "IAM" : resource.region());
            stacks.merge(stack, 1, Integer::sum);
        }
        return stacks.entrySet().stream()
                .map(stack -> stack.getKey() + ": " + stack.getValue()
                        + (stack.getValue() == 1 ? " resource\n" : " resources\n"))
                .collect(Collectors.joining("", "", "Deployed: " + stacks.size() + " stacks"));
    }
}
