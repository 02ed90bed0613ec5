package io.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import io.portolan.testkit.aws.AwsFault;
import io.portolan.testkit.aws.AwsService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@link ResolveCommand} on an estate without brokers: none is asked. */
class ResolveTest {

    @RegisterExtension
    static final LocalMskExtension ESTATE =
            LocalMskExtension.of(CommandRun.estate().cluster("orders", cluster -> cluster.controlPlaneOnly()));

    @Test
    void standardOutputHasTheBootstrapStringOnly(LocalMsk msk) {
        CommandRun run = CommandRun.of(msk, "resolve", "orders");
        assertThat(run.out()).isEqualTo(msk.cluster("orders").bootstrapServers() + "\n");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
    }

    @Test
    void anArnIsANameToo(LocalMsk msk) {
        CommandRun run = CommandRun.of(msk, "resolve", msk.cluster("orders").arn());
        assertThat(run.out()).isEqualTo(msk.cluster("orders").bootstrapServers() + "\n");
    }

    @Test
    void failedResolveExplainsOnStandardError(LocalMsk msk) {
        msk.faults().aws().raise(AwsService.KAFKA, AwsFault.UNAVAILABLE);
        CommandRun run = CommandRun.of(msk, "resolve", "orders");
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("portolan: ")
                .contains("CONTROL_PLANE_UNREACHABLE")
                .doesNotContain("\tat ");
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void anUnknownClusterIsBadInput(LocalMsk msk) {
        CommandRun run = CommandRun.of(msk, "resolve", "ordres");
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("UNKNOWN_CLUSTER", "Did you mean \"orders\"?");
        assertThat(run.code()).isEqualTo(2);
    }
}
