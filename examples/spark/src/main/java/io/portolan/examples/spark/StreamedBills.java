package io.portolan.examples.spark;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.Trigger;

/** Reads the orders that are there and writes a bill for each. The job knows the cluster by the printed options. */
public final class StreamedBills {

    static final String ORDERS = "orders";
    static final String BILLS = "bills";

    private StreamedBills() {}

    /**
     * Runs the job.
     *
     * @param args the printed file, and the folder that keeps how far the job has come
     */
    public static void main(String[] args) throws Exception {
        Map<String, String> cluster = load(args[0]);
        try (SparkSession spark =
                SparkSession.builder().appName("streamed-bills").getOrCreate()) {
            Dataset<Row> orders = spark.readStream()
                    .format("kafka")
                    .options(cluster)
                    .option("subscribe", ORDERS)
                    .option("startingOffsets", "earliest")
                    .load();
            orders.selectExpr("key", "concat('bill for ', cast(value as string)) as value")
                    .writeStream()
                    .format("kafka")
                    .options(cluster)
                    .option("topic", BILLS)
                    .option("checkpointLocation", args[1])
                    .trigger(Trigger.AvailableNow())
                    .start()
                    .awaitTermination();
        }
    }

    private static Map<String, String> load(String file) throws IOException {
        Properties printed = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(file))) {
            printed.load(reader);
        }
        Map<String, String> options = new TreeMap<>();
        printed.stringPropertyNames().forEach(name -> options.put(name, printed.getProperty(name)));
        return options;
    }
}
