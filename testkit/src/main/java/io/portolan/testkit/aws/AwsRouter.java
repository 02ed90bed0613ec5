package io.portolan.testkit.aws;

import io.portolan.testkit.estate.ControlPlane;
import io.portolan.testkit.policy.PolicyRequest;
import io.portolan.testkit.policy.RolePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The path of a call. It counts the call, applies a fault, verifies the caller and answers. */
final class AwsRouter {

    private final String region;
    private final AwsBackend backend;
    private final SignatureVerifier verifier;
    /** The first that is asked answers. So those that recognize their calls by less come later. */
    private final List<AwsApi> apis;

    AwsRouter(String region, AwsBackend backend) {
        this.region = region;
        this.backend = backend;
        verifier = new SignatureVerifier(backend.iam());
        ControlPlane plane = backend.iam().controlPlane();
        apis = List.of(
                new ResolverApi(region, plane),
                new Ec2Api(region, plane),
                new IamApi(plane),
                new StsApi(backend.iam()),
                new RamApi(region, plane),
                new ProfilesApi(region, plane),
                new MskApi(region, backend.clusters()));
    }

    /** The answer to a request. Empty means that the connection must be closed. */
    Optional<HttpReply> answer(HttpRequest request, AnswerPause pause) throws InterruptedException {
        AwsApi api =
                apis.stream().filter(each -> each.isAsked(request)).findFirst().orElseThrow();
        AwsOperation operation = api.operation(request);
        backend.calls().received(operation.name(), operation.resource());
        Optional<AwsFault> fault = backend.faults().takeFault(api.service());
        pause.sleep(backend.faults().delay(api.service()));
        if (fault.equals(Optional.of(AwsFault.DOWN))) {
            log(operation, "", "dropped");
            return Optional.empty();
        }
        return Optional.of(reply(api, operation, request, fault));
    }

    private HttpReply reply(AwsApi api, AwsOperation operation, HttpRequest request, Optional<AwsFault> fault) {
        String signer = "";
        try {
            if (fault.isPresent()) {
                throw fault.get().refusal();
            }
            Caller caller = caller(api, operation, request);
            signer = caller.arn();
            checkDenial(api.service(), operation, caller);
            checkPolicies(api, operation, caller);
            HttpReply reply = api.answer(operation, request, caller);
            log(operation, signer, "OK");
            return reply;
        } catch (AwsDenied denied) {
            log(operation, signer, denied.code(api.service()));
            return api.refuse(denied);
        }
    }

    private Caller caller(AwsApi api, AwsOperation operation, HttpRequest request) throws AwsDenied {
        Optional<Caller> unsigned = api.unsigned(operation, request);
        return unsigned.isPresent()
                ? unsigned.get()
                : verifier.verify(HttpSignature.of(request), api.service().prefix(), api.signingRegion(region));
    }

    private void checkDenial(AwsService service, AwsOperation operation, Caller caller) throws AwsDenied {
        String role = service == AwsService.STS ? operation.resource() : caller.roleArn();
        if (backend.faults().denies(operation.name(), role)
                || backend.faults().deniesAccount(operation.name(), caller.account())) {
            throw operation.denialFor(caller, AwsError.DENIED);
        }
    }

    /** An unrestricted role may do everything in its account. STS checks the policies itself, since it needs two sides. */
    private void checkPolicies(AwsApi api, AwsOperation operation, Caller caller) throws AwsDenied {
        if (api.service() == AwsService.STS || caller.roleArn() == null) {
            return;
        }
        Map<String, List<String>> context = Map.of("aws:RequestedRegion", List.of(region));
        PolicyRequest request = new PolicyRequest(
                caller.toPolicyCaller(), operation.name(), api.policyResource(operation, caller), context);
        Optional<RolePermissions> permissions = backend.iam().permissions(caller.roleArn());
        if (permissions.isPresent() && !permissions.get().decide(request).allowed()) {
            throw operation.denialFor(caller, AwsError.DENIED);
        }
    }

    private void log(AwsOperation operation, String signer, String outcome) {
        backend.calls()
                .answered(new Call(
                        backend.iam().clock().instant(),
                        region,
                        operation.name(),
                        operation.resource(),
                        signer,
                        outcome));
    }
}
