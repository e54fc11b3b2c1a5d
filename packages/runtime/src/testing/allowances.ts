/** What a project lets pass, each with its reason. */
import { type Frame, locationOf } from '../stack/frame.js';

/** A place in the project's own code from which things may be left behind. */
export interface Allowance {
  /** Path from the working directory, with `/`; a line may follow: `src/db.ts:12`. */
  readonly at: string;
  readonly reason: string;
}

let allowances: readonly Allowance[] = [];

/** From now on these are let pass, and no others. */
export function allow(list: readonly Allowance[]): void {
  allowances = list;
}

/** Whether one of the application's own frames stands in an allowed place. */
export function isAllowed(frames: readonly Frame[]): boolean {
  return frames.some((frame) => frame.isApplication && allowances.some(({ at }) => isAt(frame, at)));
}

function isAt(frame: Frame, place: string): boolean {
  const withoutColumn = locationOf(frame).replace(/:\d+$/, '');
  return withoutColumn === place || withoutColumn.replace(/:\d+$/, '') === place;
}
