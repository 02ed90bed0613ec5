package io.portolan.cli;

import io.portolan.catalog.ClusterCatalog;
import io.portolan.catalog.WordSuggestions;
import io.portolan.topology.plan.EstatePlan;
import io.portolan.topology.plan.PlanSelection;
import io.portolan.topology.plan.PlannedResource;
import io.portolan.topology.plan.PlannedStack;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import software.amazon.awssdk.regions.Region;

/** Which part of a plan a command is about. */
final class PlanSelectionOptions {

    @Option(names = "--site", paramLabel = "SITE", description = "Only what this client site needs.")
    Optional<String> site = Optional.empty();

    @Option(names = "--region", paramLabel = "REGION", description = "Only what is made in this region.")
    Optional<String> region = Optional.empty();

    @Option(names = "--account", paramLabel = "ACCOUNT", description = "Only what is made in this account.")
    Optional<String> account = Optional.empty();

    /** The part of the catalog's plan. A selection of nothing is an error that says what there is. */
    EstatePlan select(ClusterCatalog catalog, CommandLine command) {
        EstatePlan plan = EstatePlan.of(catalog);
        Set<String> sites = catalog.estate().clientSites().keySet();
        requireKnown(command, "site", site, sites);
        requireKnown(
                command, "region", region, stacks(plan, stack -> stack.region().map(Region::id)));
        requireKnown(command, "account", account, stacks(plan, stack -> Optional.of(stack.account())));
        EstatePlan selected = plan.select(toSelection());
        if (selected.resources().isEmpty() && selected.forwarders().isEmpty()) {
            throw new ParameterException(command, "Nothing is planned for these options together");
        }
        return selected;
    }

    /** What was asked for. */
    PlanSelection toSelection() {
        return new PlanSelection(site, region.map(Region::of), account);
    }

    private static Set<String> stacks(EstatePlan plan, Function<PlannedStack, Optional<String>> part) {
        Set<String> parts = new TreeSet<>();
        for (PlannedResource resource : plan.resources()) {
            part.apply(resource.stack()).ifPresent(parts::add);
        }
        return parts;
    }

    private static void requireKnown(CommandLine command, String what, Optional<String> asked, Set<String> known) {
        if (asked.isPresent() && !known.contains(asked.get())) {
            String suggestion = WordSuggestions.suggest(asked.get(), known, "");
            throw new ParameterException(
                    command,
                    "Nothing is planned for the " + what + " '" + asked.get() + "'. The plan is for "
                            + WordSuggestions.listFew(known) + (suggestion.isEmpty() ? "" : ". " + suggestion));
        }
    }
}
