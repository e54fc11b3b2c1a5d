/**
 * `npm run demo`: leakcheck on examples/shop, and on its fixed twin.
 *
 * Exits with 0 if both faces report the faulty shop, name the same lines, and are silent about the fixed one.
 */
import { styleText } from 'node:util';
import { startDatabase } from '../../postgres/dist/index.js';
import { check, checkAsJson, coloured, runTests } from './faces.js';
import { judge, type Verdict } from './verdict.js';

function heading(title: string, explanation: string): void {
  const line = `━━ ${title} `.padEnd(100, '━');
  process.stdout.write(`\n${coloured ? styleText(['bold', 'cyan'], line) : line}\n${explanation}\n\n`);
}

async function demonstrate(): Promise<Verdict> {
  heading('1. leakcheck check examples/shop', 'A small Express service, as people write them. The checker reads it; nothing runs.');
  await check('shop');
  const faultyCheck = await checkAsJson('shop');

  process.stdout.write('\nStarting a PostgreSQL for the tests …\n');
  const database = await startDatabase();
  try {
    heading(
      "2. The shop's own tests, under the companion",
      `All of them pass as far as they look; those that lose a connection fail.\n(${database.server})`,
    );
    const faultyTests = await runTests('shop', database.url);

    heading('3. leakcheck check examples/shop-fixed', 'The same service, mended.');
    await check('shop-fixed');
    const fixedCheck = await checkAsJson('shop-fixed');

    heading("4. The fixed shop's tests, under the companion", 'The same tests.');
    const fixedTests = await runTests('shop-fixed', database.url);

    return judge({
      faulty: { check: faultyCheck, tests: faultyTests },
      fixed: { check: fixedCheck, tests: fixedTests },
    });
  } finally {
    await database.stop();
  }
}

// A server that happens to run on this machine must not be needed, so none is used unless it is named.
if (!process.env['LEAKCHECK_POSTGRES_URL']) process.env['LEAKCHECK_EMBEDDED_POSTGRES'] = '1';

// An interrupt ends the process in the ordinary way, so that the database goes with it.
process.once('SIGINT', () => process.exit(130));

try {
  const { leaks, problems } = await demonstrate();
  heading('Result', '');
  if (problems.length === 0) {
    process.stdout.write(
      `Checker and companion name the same ${String(leaks.length)} leaks: ${leaks.join(', ')}.\n` +
        'Both are silent about the fixed shop.\n',
    );
  } else {
    process.stdout.write(['The demonstration did not go as intended:', ...problems].join('\n  - ') + '\n');
    process.exitCode = 1;
  }
} catch (error) {
  process.stderr.write(`The demonstration broke off: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
