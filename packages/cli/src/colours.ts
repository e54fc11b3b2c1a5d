import picocolors from 'picocolors';
import type { Environment, Terminal } from './environment.js';

export type Colours = ReturnType<typeof picocolors.createColors>;

/**
 * Decides on colour: an explicit --color or --no-color first, then the variables NO_COLOR (no-color.org) and
 * FORCE_COLOR, then whether `target` is a terminal. A file is no terminal.
 */
export function chooseColours(
  wanted: boolean | undefined,
  target: Terminal | undefined,
  variables: Environment['variables'],
): Colours {
  return picocolors.createColors(wanted ?? wantedByEnvironment(target, variables));
}

function wantedByEnvironment(target: Terminal | undefined, variables: Environment['variables']): boolean {
  if (variables['NO_COLOR']) {
    return false;
  }
  if (variables['FORCE_COLOR']) {
    return variables['FORCE_COLOR'] !== '0';
  }
  return target?.isTTY === true && variables['TERM'] !== 'dumb';
}
