package io.portolan.testkit.stack;

import io.portolan.testkit.estate.ControlPlane;
import io.portolan.testkit.estate.EstatePlace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Templates of CloudFormation that are deployed into a control plane, as an operator does in all accounts and regions of an estate.
 *
 * <pre>{@code
 * DeployedEstate estate = EstateDeployment.empty()
 *         .template("333333333333", "us-east-2", Files.readString(path))
 *         .deploy(msk.controlPlane());
 * }</pre>
 *
 * <p>A parameter of a template gets the output of that name of another stack, so stacks are made in the order that this asks for.
 * A role that a trust policy names must exist first too. What AWS would refuse is refused with AWS's code: an id that does not
 * exist, an unknown property, a policy that is malformed. The accounts are of one organization, so no share has to be accepted.
 *
 * <p>It never updates or deletes what it has made. Immutable and thread-safe.
 */
public final class EstateDeployment {

    private final List<DeclaredStack> stacks;
    private final Set<StackResource> leftOut;
    private final boolean fixedIds;

    private EstateDeployment(List<DeclaredStack> stacks, Set<StackResource> leftOut, boolean fixedIds) {
        this.stacks = List.copyOf(stacks);
        this.leftOut = Set.copyOf(leftOut);
        this.fixedIds = fixedIds;
    }

    /** A deployment without templates. */
    public static EstateDeployment empty() {
        return new EstateDeployment(List.of(), Set.of(), false);
    }

    /**
     * This deployment with one more template.
     *
     * @param account twelve digits
     * @param region such as {@code us-east-2}. Empty for a stack of IAM resources.
     * @param json the template
     * @throws IllegalArgumentException if CloudFormation or this testkit cannot read it. The message says where and why.
     */
    public EstateDeployment template(String account, String region, String json) {
        try {
            List<DeclaredStack> more = new ArrayList<>(stacks);
            more.add(new DeclaredStack(new EstatePlace(account, region), StackTemplate.parse(json)));
            return new EstateDeployment(more, leftOut, fixedIds);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The template for " + account + "/" + region + ": " + e.getMessage(), e);
        }
    }

    /**
     * This deployment without one resource. What refers to it in its own or in another stack is left out too, because CloudFormation
     * does not take a template with a dangling reference. What needs it without a reference is tried and refused as by AWS.
     *
     * @throws IllegalArgumentException if no template has the resource
     */
    public EstateDeployment leaveOut(StackResource resource) {
        if (!resources().contains(resource)) {
            throw new IllegalArgumentException("There is no " + resource + " to leave out");
        }
        Set<StackResource> more = new HashSet<>(leftOut);
        more.add(resource);
        return new EstateDeployment(stacks, more, fixedIds);
    }

    /**
     * This deployment with ids that follow from the names of the resources alone. So two deployments that differ by one resource give
     * all others the same ids.
     */
    public EstateDeployment fixIds() {
        return new EstateDeployment(stacks, leftOut, true);
    }

    /** All resources of the templates. */
    public List<StackResource> resources() {
        return stacks.stream()
                .flatMap(stack ->
                        stack.template().resources().stream().map(resource -> stack.resource(resource.logicalId())))
                .toList();
    }

    /**
     * Makes everything.
     *
     * @throws IllegalArgumentException if stacks wait for each other, if two stacks give an output of one name, or if AWS would
     *     refuse a resource although nothing was left out. The message has every fault.
     */
    public DeployedEstate deploy(ControlPlane plane) {
        StackRun run = new StackRun(plane, leftOut, fixedIds);
        List<DeclaredStack> pending = new ArrayList<>(stacks);
        while (!pending.isEmpty()) {
            run.deploy(removeReady(pending));
        }
        DeployedEstate result = run.result();
        if (leftOut.isEmpty() && !result.absent().isEmpty()) {
            throw new IllegalArgumentException(result.absent().entrySet().stream()
                    .map(absent -> absent.getKey() + ": " + absent.getValue())
                    .collect(Collectors.joining("\n", "AWS would refuse these resources:\n", "")));
        }
        return result;
    }

    private static DeclaredStack removeReady(List<DeclaredStack> pending) {
        Map<String, Set<String>> waiting = new TreeMap<>();
        for (Iterator<DeclaredStack> stacks = pending.iterator(); stacks.hasNext(); ) {
            DeclaredStack stack = stacks.next();
            Set<String> needs = needs(stack, pending);
            if (needs.isEmpty()) {
                stacks.remove();
                return stack;
            }
            waiting.put(stack.toString(), needs);
        }
        throw new IllegalArgumentException("These stacks wait for each other, so none can be the first: " + waiting);
    }

    /** What a stack needs of those that are not made yet. */
    private static Set<String> needs(DeclaredStack stack, List<DeclaredStack> pending) {
        Set<String> needs = new TreeSet<>();
        for (DeclaredStack other : pending) {
            if (!other.equals(stack)) {
                Set<String> given = new HashSet<>(other.template().outputs().keySet());
                given.addAll(other.madeRoles());
                Stream.concat(stack.neededOutputs().stream(), stack.trustedRoles().stream())
                        .filter(given::contains)
                        .forEach(needs::add);
            }
        }
        return needs;
    }
}
