// Sends a record to a topic and reads it back: portolan exec orders -- node orders.mjs orders
import { generateAuthToken } from 'aws-msk-iam-sasl-signer-js';
import { Kafka, logLevel } from 'kafkajs';

const topic = process.argv[2] ?? 'orders';
const kafka = new Kafka({
  clientId: 'orders-js',
  brokers: process.env.KAFKA_BOOTSTRAP_SERVERS.split(','),
  ssl: true,
  sasl: {
    mechanism: 'oauthbearer',
    // The signer asks the endpoint of portolan exec for the session. A token is valid for 15 minutes.
    oauthBearerProvider: async () => ({ value: (await generateAuthToken({ region: process.env.AWS_REGION })).token }),
  },
  logLevel: logLevel.ERROR,
});

const producer = kafka.producer();
await producer.connect();
await producer.send({ topic, messages: [{ key: 'key', value: 'sent by node' }] });
await producer.disconnect();

const consumer = kafka.consumer({ groupId: 'orders-js' });
await consumer.connect();
await consumer.subscribe({ topic, fromBeginning: true });
const value = await new Promise((resolve, reject) => {
  consumer.on(consumer.events.CRASH, (crash) => reject(crash.payload.error));
  consumer.run({ eachMessage: async ({ message }) => resolve(message.value.toString()) });
});
await consumer.disconnect();
console.log(`read from ${topic}: ${value}`);
