// A rejected connect() that nobody handles is an unhandled rejection, as without the companion; a handled one is none.
import pg from 'pg';
import { track } from '@leakcheck/runtime';

const [, , behaviour] = process.argv;
process.on('unhandledRejection', (error) => {
  console.log(`unhandled ${error.code}`);
});
const pool = new pg.Pool({ connectionString: 'postgres://postgres@127.0.0.1:1/none' });
if (behaviour !== 'untracked') track(pool);
const acquired = pool.connect();
if (behaviour === 'handled') acquired.catch((error) => console.log(`handled ${error.code}`));
