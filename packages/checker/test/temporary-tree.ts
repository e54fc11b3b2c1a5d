import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Writes files (text or bytes by relative path) into a new folder that is removed after the test; returns the folder. */
export function temporaryTree(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'leakcheck-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    const fileName = join(folder, name);
    mkdirSync(dirname(fileName), { recursive: true });
    writeFileSync(fileName, content);
  }
  return folder;
}
