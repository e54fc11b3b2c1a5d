// Knows nothing of the companion. A session needs no server before its first operation.
import { MongoClient } from 'mongodb';

const client = new MongoClient('mongodb://127.0.0.1:1');
const session = client.startSession(); // taken from mongodb
if (process.argv[2] === 'releases') await session.endSession();
process.exit(0);
