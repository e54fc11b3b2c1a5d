import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { findConfiguration } from '@leakcheck/models/project';
import type { LeakcheckConfig } from '../configuration/index.js';
import { UsageError } from '../usage-error.js';
import { withProposal, type Proposal } from './proposal.js';

const OWN_FILE = 'leakcheck.config.json';

/**
 * Puts what the server answered into the configuration, and returns the name of the file.
 *
 * @throws UsageError where the configuration is a program, or part of a file that is not leakcheck's own
 */
export async function writeProposal(cwd: string, configuration: LeakcheckConfig, proposal: Proposal): Promise<string> {
  const found = findConfiguration(cwd);
  if (found !== undefined && basename(found.file) !== OWN_FILE) {
    throw new UsageError(`--write changes ${OWN_FILE} only, and the configuration is ${found.name}. Without --write, leakcheck db prints what belongs into it.`);
  }
  const file = found?.file ?? join(cwd, OWN_FILE);
  await writeFile(file, `${JSON.stringify(withProposal(configuration, proposal), null, 2)}\n`);
  return found?.name ?? OWN_FILE;
}
