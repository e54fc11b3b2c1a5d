/** Folders of programs that somebody starts by hand, or a build does: each has a process of its own, which ends. */
const SCRIPT_FOLDER = /(?:^|\/)(?:\.?scripts?|bin|seeds?|seeders?|migrations?|examples?|fixtures|docs|e2e|bench(?:marks?)?|(?:perf(?:ormance)?|load)[-_]?tests?)\/|^tools?\//i;
/** The names of such programs, alone or with what they are for: `seed.ts`, `migrate-users.mjs`, `db.bench.js`. */
const SCRIPT_FILE = /(?:^|[/.-])(?:seed|migrate|backfill|script|bench(?:mark)?)(?:[-._][^/]*)?\.[cm]?[jt]sx?$/i;

/** True for a program that does one thing and ends, by its name: whoever started it sees that it hangs or stops. */
export function isScriptFile(fileName: string): boolean {
  return SCRIPT_FOLDER.test(fileName) || SCRIPT_FILE.test(fileName);
}
