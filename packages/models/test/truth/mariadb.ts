/**
 * The MariaDB that claims about MySQL drivers are proven against: at LEAKCHECK_MARIADB_URL, or a local one that lets
 * root into database `test` without a password. There is no embedded one, so a machine may have none; whoever must
 * have one sets LEAKCHECK_REQUIRE_MARIADB=1.
 */
import mysql from 'mysql2/promise';
import { test } from 'vitest';

export const mariadbUrl = process.env['LEAKCHECK_MARIADB_URL'] ?? 'mysql://root@127.0.0.1:3306/test';

/** Why the server cannot be used; null if it answers. */
export async function whyUnreachable(): Promise<string | null> {
  try {
    const connection = await mysql.createConnection({ uri: mariadbUrl, connectTimeout: 2000 });
    await connection.end();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message || error.name : String(error);
  }
}

/** Puts a notice into the report in the place of what cannot run: a named skip, or a failure if it must run. */
export function reportNotRun(what: string, reason: string): void {
  const { host } = new URL(mariadbUrl);
  test(`NOT RUN: ${what}`, ({ skip }) => {
    const notice = `no MariaDB at ${host} (${reason}): ${what} is not proven in this run`;
    if (process.env['LEAKCHECK_REQUIRE_MARIADB'] === '1') throw new Error(notice);
    process.stderr.write(`NOT RUN: ${notice}\n`);
    skip(notice);
  });
}
