// The leaks are in the processes of a cluster.
import cluster from 'node:cluster';
import pg from 'pg';

if (cluster.isPrimary) {
  for (let worker = 0; worker < 2; worker++) cluster.fork();
  cluster.on('exit', (_worker, code) => console.log(`worker ended with ${code}`));
} else {
  const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });
  const client = await pool.connect(); // taken in a cluster
  if (process.argv[2] === 'releases') client.release();
  process.exit(4);
}
