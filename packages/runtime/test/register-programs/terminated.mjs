// Starts itself as a watched process, which takes a connection and gets a SIGTERM.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

const [, , behaviour, file] = process.argv;
if (process.send === undefined) {
  const child = spawn(process.execPath, ['--import', '@leakcheck/runtime/register', fileURLToPath(import.meta.url), behaviour], {
    env: { ...process.env, LEAKCHECK_REPORT_FILE: file },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  child.once('message', () => child.kill('SIGTERM'));
  child.once('exit', (code, signal) => console.log(code, signal));
} else {
  const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });
  const client = await pool.connect();
  if (behaviour === 'handles') {
    process.once('SIGTERM', () => {
      client.release();
      process.exit(5);
    });
  }
  process.send('ready');
  setInterval(() => undefined, 1000);
}
