package io.portolan.testkit.aws;

import io.portolan.testkit.estate.ControlPlane;
import io.portolan.testkit.estate.EstateRole;
import io.portolan.testkit.policy.PolicyCaller;
import io.portolan.testkit.policy.PolicyDecision;
import io.portolan.testkit.policy.PolicyRequest;
import io.portolan.testkit.policy.RolePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers {@code iam:SimulatePrincipalPolicy} for roles. */
final class PolicySimulation {

    private final ControlPlane plane;

    PolicySimulation(ControlPlane plane) {
        this.plane = plane;
    }

    /** The results of all actions for all resources. An unrestricted role has no policies that could allow something. */
    String simulate(QueryForm form, EstateRole role) throws AwsDenied {
        form.require("ActionNames.member.1");
        RolePermissions permissions =
                plane.permissions(role.id()).orElseGet(() -> new RolePermissions(List.of(), Optional.empty()));
        List<String> named = form.texts("ResourceArns.member");
        List<String> resources = named.isEmpty() ? List.of("*") : named;
        Map<String, List<String>> context = context(form);
        List<String> results = new ArrayList<>();
        for (String action : form.texts("ActionNames.member")) {
            for (String resource : resources) {
                PolicyRequest request = new PolicyRequest(PolicyCaller.principal(role.id()), action, resource, context);
                results.add(result(request, permissions.decide(request)));
            }
        }
        return AnswerXml.list("EvaluationResults", "member", results.stream(), result -> result)
                + AnswerXml.text("IsTruncated", false);
    }

    private static String result(PolicyRequest request, PolicyDecision decision) {
        return AnswerXml.text("EvalActionName", request.action())
                + AnswerXml.text("EvalResourceName", request.resource())
                + AnswerXml.text("EvalDecision", decision.effect().text());
    }

    private static Map<String, List<String>> context(QueryForm form) {
        Map<String, List<String>> context = new HashMap<>();
        for (int n = 1; form.text("ContextEntries.member." + n + ".ContextKeyName") != null; n++) {
            String entry = "ContextEntries.member." + n;
            context.put(form.text(entry + ".ContextKeyName", ""), form.texts(entry + ".ContextKeyValues.member"));
        }
        return context;
    }
}
