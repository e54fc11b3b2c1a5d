import { companion } from '../companion.js';
import { readConfiguration } from '../configuration/find.js';
import { runtimeConfiguration } from '../configuration/runtime-configuration.js';
import { allow } from './allowances.js';
import { ownerOfStrays } from './attempt.js';
import { watchDirtyReleases } from './dirty-releases.js';

/**
 * What every test adapter begins with: the project's allowances, and who is charged for what.
 *
 * @throws TypeError that names the configuration's mistake
 */
export async function prepare(): Promise<void> {
  const { allow: allowances, problems } = runtimeConfiguration(await readConfiguration(process.cwd()));
  const [problem] = problems;
  if (problem !== undefined) throw new TypeError(problem);
  allow(allowances);
  companion.ownerWithoutContext = ownerOfStrays;
  watchDirtyReleases();
}
