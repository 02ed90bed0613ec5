package io.portolan.testkit.aws;

import static io.portolan.testkit.estate.SampleEstate.SHOP_ACCOUNT;
import static io.portolan.testkit.estate.SampleEstate.STOCK_ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.portolan.testkit.estate.EstateRole;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ram.model.ResourceOwner;

/** {@link AwsRouter} lets a caller read the control plane if signature, policies and switches allow it. */
class ControlPlaneAccessTest {

    private static final String READER = "arn:aws:iam::" + SHOP_ACCOUNT + ":role/reader";

    private final AwsLab lab = new AwsLab();

    /** A call of each service. */
    static final List<View> VIEWS = List.of(
            new View(
                    AwsService.ROUTE53_RESOLVER,
                    "route53resolver:ListResolverRules",
                    "AccessDeniedException",
                    (lab, as) -> lab.resolver(as).listResolverRules()),
            new View(
                    AwsService.RAM,
                    "ram:GetResourceShares",
                    "AccessDeniedException",
                    (lab, as) -> lab.ram(as).getResourceShares(of -> of.resourceOwner(ResourceOwner.SELF))),
            new View(
                    AwsService.ROUTE53_PROFILES,
                    "route53profiles:ListProfiles",
                    "AccessDeniedException",
                    (lab, as) -> lab.profiles(as).listProfiles(all -> {})),
            new View(
                    AwsService.EC2,
                    "ec2:DescribeVpcs",
                    "UnauthorizedOperation",
                    (lab, as) -> lab.ec2(as).describeVpcs()),
            new View(
                    AwsService.IAM,
                    "iam:GetRole",
                    "AccessDenied",
                    (lab, as) -> lab.iam(as).getRole(of -> of.roleName("reader"))));

    record View(AwsService service, String action, String denial, BiConsumer<AwsLab, AwsCredentials> call) {}

    @AfterEach
    void close() {
        lab.close();
    }

    @ParameterizedTest
    @FieldSource("VIEWS")
    void signatureMustBeValid(View view) {
        AwsCredentials user = lab.userOf(SHOP_ACCOUNT);

        // The code of a 401 does not reach the SDK, because HttpURLConnection drops the body. EC2 answers with one.
        assertRefused(view, AwsBasicCredentials.create(user.accessKeyId(), "wrong"))
                .satisfies(error -> assertThat(error.statusCode()).isBetween(400, 403));
        assertRefused(view, AwsBasicCredentials.create("AKIAUNKNOWN", "wrong"))
                .satisfies(error -> assertThat(error.statusCode()).isBetween(400, 403));
    }

    @ParameterizedTest
    @FieldSource("VIEWS")
    void policiesOfRoleDecide(View view) {
        lab.backend.controlPlane().roles().add(reader("none:None"));
        assertRefused(view, session())
                .withMessageContaining("is not authorized to perform: " + view.action)
                .satisfies(
                        error -> assertThat(error.awsErrorDetails().errorCode()).isEqualTo(view.denial));

        lab.backend.controlPlane().roles().add(reader(view.action));
        assertThatNoException().isThrownBy(() -> view.call.accept(lab, session()));
    }

    @ParameterizedTest
    @FieldSource("VIEWS")
    void deniedActionConcernsOneAccount(View view) {
        lab.backend.controlPlane().roles().add(reader("*"));
        AwsCredentials stock = lab.userOf(STOCK_ACCOUNT);
        lab.backend.controlPlane().roles().add(EstateRole.of(READER.replace(SHOP_ACCOUNT, STOCK_ACCOUNT), trust()));
        lab.backend.faults().denyAccount(view.action, SHOP_ACCOUNT);

        assertRefused(view, session())
                .satisfies(
                        error -> assertThat(error.awsErrorDetails().errorCode()).isEqualTo(view.denial));
        assertRefused(view, lab.userOf(SHOP_ACCOUNT));
        assertThatNoException().isThrownBy(() -> view.call.accept(lab, stock));
        lab.backend.faults().clear();
        assertThatNoException().isThrownBy(() -> view.call.accept(lab, session()));
    }

    @ParameterizedTest
    @FieldSource("VIEWS")
    void throttledCallIsKnownAsSuch(View view) {
        lab.backend.faults().raise(view.service, AwsFault.THROTTLED);

        assertRefused(view, lab.userOf(SHOP_ACCOUNT))
                .satisfies(error -> assertThat(error.isThrottlingException()).isTrue());
        assertThat(lab.backend.calls().count(view.action)).isEqualTo(1);
    }

    private ThrowableAssertAlternative<AwsServiceException> assertRefused(View view, AwsCredentials as) {
        return assertThatExceptionOfType(AwsServiceException.class).isThrownBy(() -> view.call.accept(lab, as));
    }

    private AwsCredentials session() {
        return lab.backend.iam().session(READER, "explain", Duration.ofHours(1));
    }

    private EstateRole reader(String action) {
        return EstateRole.of(READER, trust()).withInlinePolicy("read", """
                {"Statement":[{"Effect":"Allow","Action":"%s","Resource":"*"}]}""".formatted(action));
    }

    private static String trust() {
        return "{\"Statement\":[]}";
    }
}
