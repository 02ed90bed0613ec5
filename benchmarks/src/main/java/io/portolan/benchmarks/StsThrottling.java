package io.portolan.benchmarks;

import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.aws.AwsFault;
import io.portolan.testkit.aws.AwsService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets STS throttle for 30 s while clients live. Both peers run at the same time. Their sessions are due for refresh then
 * (Portolan's at 40 to 50 % of a life of 240 s). Connections re-authenticate every 10 s. One more client joins.
 *
 * <p>A session of 240 s is shorter than any that STS gives (900 s), so that nobody waits for a quarter of an hour. It is long
 * enough to be fair to the work by hand. The SDK's provider blocks only in the last 60 s of a session. If it refreshed in the
 * background, it would be spared too.
 */
final class StsThrottling implements MeasuredFigure {

    private static final Duration SESSION = Duration.ofMinutes(4);
    private static final int FROM = 93;
    private static final int JOINING = 98;
    private static final int TO = 123;
    private static final int END = 150;

    @Override
    public String name() {
        return "throttled";
    }

    @Override
    public List<FigureRow> measure(BenchmarkOptions options) throws Exception {
        Path signals = Files.createTempDirectory("portolan-throttled");
        try (LocalMsk msk = BenchmarkEstates.oneHop(cluster -> cluster.sessionLife(Duration.ofSeconds(10)))
                .start()) {
            msk.iam().sessionLife(SESSION);
            ClientPrograms programs = new ClientPrograms(msk);
            CompletableFuture<Map<String, Double>> portolan = startLiveClients(programs, programs.portolan(), signals);
            awaitFirstSession(msk);
            CompletableFuture<Map<String, Double>> byHand = startLiveClients(programs, programs.byHand(), signals);
            runAfter(FROM, () -> msk.faults().aws().raise(AwsService.STS, AwsFault.THROTTLED));
            runAfter(JOINING, () -> Files.createFile(signals.resolve("join")));
            runAfter(TO, () -> msk.faults().aws().clear(AwsService.STS));
            runAfter(END, () -> Files.createFile(signals.resolve("end")));
            return List.of(
                    row("longest wait of an I/O thread while STS throttles", "ms", "longest", portolan, byHand, 5),
                    row("  failed authentications", "", "failed", portolan, byHand, 0),
                    row("  records not sent", "", "unsent", portolan, byHand, 0));
        }
    }

    /** Waits for the first session, whose age decides when it is refreshed. */
    private static void awaitFirstSession(LocalMsk msk) throws Exception {
        CountDownLatch assumed = new CountDownLatch(1);
        while (msk.calls().count("sts:AssumeRole") == 0) {
            assumed.await(50, TimeUnit.MILLISECONDS); // nothing counts it down
        }
    }

    private static CompletableFuture<Map<String, Double>> startLiveClients(
            ClientPrograms programs, List<String> source, Path signals) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return programs.run(
                                LiveClients.class,
                                source,
                                "live",
                                signals.resolve("join").toString(),
                                signals.resolve("end").toString());
                    } catch (Exception e) {
                        throw new CompletionException(e);
                    }
                },
                task -> new Thread(task).start());
    }

    private static void runAfter(int seconds, Step step) {
        CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS).execute(() -> {
            try {
                step.take();
            } catch (Exception e) {
                throw new CompletionException(e);
            }
        });
    }

    private interface Step {
        void take() throws Exception;
    }

    private static FigureRow row(
            String figure,
            String unit,
            String resultName,
            CompletableFuture<Map<String, Double>> portolan,
            CompletableFuture<Map<String, Double>> byHand,
            double most) {
        return new FigureRow(
                figure,
                unit,
                RunSpread.of(portolan.join().getOrDefault(resultName, Double.NaN)),
                RunSpread.of(byHand.join().getOrDefault(resultName, Double.NaN)),
                FigureTarget.atMost(most));
    }
}
