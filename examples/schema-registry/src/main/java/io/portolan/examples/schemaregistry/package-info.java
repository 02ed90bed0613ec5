/** Records in Avro whose schema is in AWS Glue Schema Registry. Start with {@code AvroOrders}. */
package io.portolan.examples.schemaregistry;
