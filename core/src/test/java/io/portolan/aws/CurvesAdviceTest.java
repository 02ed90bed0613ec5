package io.portolan.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

/** {@link CurvesAdvice} is given only where a JVM lacks curves. {@code RuntimeModulesTest} has such a JVM. */
class CurvesAdviceTest {

    @Test
    void aJvmWithCurvesNeedsNoAdvice() {
        Finding finding =
                Finding.about(Code.STS_UNAVAILABLE, "hub").cause("STS is away.").build();

        assertThat(CurvesAdvice.haveCurves()).isTrue();
        assertThat(CurvesAdvice.explain(finding, new SSLHandshakeException("handshake_failure")))
                .isSameAs(finding);
    }
}
