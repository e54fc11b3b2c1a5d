/** How long the models take to load: `loadModels()` by itself, and to look into every one of them afterwards. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** What one process measures, since a process loads the models once. */
function program(checkout) {
  const module = pathToFileURL(path.join(checkout, 'packages/models/dist/index.js')).href;
  return `
    import { loadModels } from ${JSON.stringify(module)};
    const start = performance.now();
    const { libraries } = loadModels();
    const loaded = performance.now();
    const types = libraries.flatMap(({ modules }) => Object.values(modules).flatMap(({ types }) => Object.keys(types)));
    const opened = performance.now();
    console.log(JSON.stringify({ libraries: libraries.length, types: types.length, load: loaded - start, open: opened - loaded }));`;
}

/**
 * Interleaved rounds, so that a busy moment of the machine falls on all checkouts.
 *
 * @param checkouts folders of this repository, built
 * @returns the measurements of each, in the same order
 */
export function measureModels(checkouts, rounds) {
  const measured = checkouts.map(() => []);
  for (let round = 0; round < rounds; round++) {
    checkouts.forEach((checkout, index) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program(checkout)], { encoding: 'utf8' });
      if (status !== 0) throw new Error(`the models of ${checkout} do not load:\n${stderr}`);
      measured[index].push(JSON.parse(stdout));
    });
  }
  return measured;
}
