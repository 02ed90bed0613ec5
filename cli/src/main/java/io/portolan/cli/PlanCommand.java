package io.portolan.cli;

import io.portolan.catalog.ClusterCatalog;
import io.portolan.topology.format.PlanText;
import io.portolan.topology.plan.EstatePlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What does the estate need? */
@Command(
        name = "plan",
        header = "Prints the DNS rules, endpoints, shares, roles and policies that an estate needs.",
        description = {
            "The catalog's client-sites and service-vpcs describe the estate. The command makes no call and creates nothing."
                    + " Sites on premises get forwarders for their name servers.",
            "CloudFormation has one template for each account and region, and one for the roles of each account. A parameter"
                    + " has the name of the output of another template. Terraform has one configuration with a provider"
                    + " for each account and region."
        },
        footer = {
            "  portolan plan",
            "  portolan plan --site shop",
            "  portolan plan --format cloudformation --output templates",
            "  portolan plan --format terraform > main.tf.json"
        })
final class PlanCommand implements Callable<Integer> {

    /** How many bytes CloudFormation takes with the call itself. */
    private static final int LARGEST_TEMPLATE = 51_200;

    private static final String TEMPLATE = ".template.json";
    private static final String FORWARDERS = ".forwarders.txt";

    private final CommandOutput output;

    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    PlanSelectionOptions selection = new PlanSelectionOptions();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = PlanFormat.Converter.class,
            completionCandidates = PlanFormat.Words.class,
            defaultValue = "text",
            description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    PlanFormat format = PlanFormat.TEXT;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "Write files to this folder, forwarders too. Several templates need it.")
    Optional<Path> folder = Optional.empty();

    @Mixin
    CatalogOption catalog = new CatalogOption();

    PlanCommand(CommandOutput output) {
        this.output = output;
    }

    @Override
    public Integer call() throws IOException {
        ClusterCatalog loaded = catalog.load();
        EstatePlan plan = selection.select(loaded, commandLine());
        Map<String, String> files = format.files(plan);
        if (folder.isPresent()) {
            write(plan, files, folder.get());
            tellLarge(files);
            tellOthers(EstatePlan.of(loaded), folder.get());
        } else {
            output.out().print(onlyFile(files));
        }
        if (format != PlanFormat.TEXT && selection.site.isPresent()) {
            output.err()
                    .println("Warning: These files have only what " + selection.site.get()
                            + " needs. Deployed over the whole plan, they delete the rest.");
        }
        if (format != PlanFormat.TEXT || folder.isPresent()) {
            plan.warnings().forEach(warning -> output.err().println("Warning: " + warning));
        }
        return ExitCode.FINE;
    }

    private String onlyFile(Map<String, String> files) {
        if (files.size() != 1) {
            throw new ParameterException(
                    commandLine(),
                    files.isEmpty()
                            ? "This part of the plan has no template. Leave out --format"
                            : "This part of the plan has " + files.size()
                                    + " templates. Add --output DIR for all of them. Both --account and --region select"
                                    + " one of a region. --account alone selects one of roles, if there is no other"
                                    + " in that account");
        }
        return files.values().iterator().next();
    }

    private void write(EstatePlan plan, Map<String, String> files, Path target) throws IOException {
        Map<String, String> all = withForwarders(plan, files);
        try {
            Files.createDirectories(target);
        } catch (IOException e) {
            throw new IOException("Cannot make the folder " + target + ": " + ReportFolder.reason(e), e);
        }
        for (Map.Entry<String, String> file : all.entrySet()) {
            ReportOptions.write(file.getValue(), target.resolve(file.getKey()));
            output.out().println(target.resolve(file.getKey()));
        }
    }

    private void tellLarge(Map<String, String> files) {
        String large = files.entrySet().stream()
                .filter(file -> file.getValue().getBytes(StandardCharsets.UTF_8).length > LARGEST_TEMPLATE)
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        if (format == PlanFormat.CLOUDFORMATION && !large.isEmpty()) {
            output.err()
                    .println("CloudFormation takes these templates only from S3, since they have more than "
                            + LARGEST_TEMPLATE + " bytes: " + large);
        }
    }

    private Map<String, String> withForwarders(EstatePlan plan, Map<String, String> files) {
        Map<String, String> all = new LinkedHashMap<>(files);
        if (format != PlanFormat.TEXT) {
            PlanText.forwarders(plan).forEach((site, text) -> all.put(site + FORWARDERS, text));
        }
        return all;
    }

    /** A stack that is no longer planned leaves its file. People who make all files of the folder would make it again. */
    private void tellOthers(EstatePlan whole, Path target) throws IOException {
        Set<String> planned = withForwarders(whole, format.files(whole)).keySet();
        try (Stream<Path> files = Files.list(target)) {
            List<String> others = files.map(file -> file.getFileName().toString())
                    .filter(this::isOfFormat)
                    .filter(name -> !planned.contains(name))
                    .sorted()
                    .toList();
            if (!others.isEmpty()) {
                output.err().println(target + " has files that this plan does not write: " + String.join(", ", others));
            }
        }
    }

    private boolean isOfFormat(String file) {
        return (format == PlanFormat.CLOUDFORMATION && file.endsWith(TEMPLATE))
                || (format != PlanFormat.TEXT && file.endsWith(FORWARDERS));
    }

    private CommandLine commandLine() {
        return Objects.requireNonNull(spec).commandLine();
    }
}
