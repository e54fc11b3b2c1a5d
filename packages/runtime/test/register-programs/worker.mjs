// The leak is in a worker.
import { Worker } from 'node:worker_threads';

const worker = new Worker(new URL('./in-worker.mjs', import.meta.url), { argv: [process.argv[2]] });
worker.once('exit', (code) => console.log(`worker ended with ${code}`));
