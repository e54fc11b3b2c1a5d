/** What a path knows of the type of a value, as programs ask for it. */
import type { State } from './state.js';
import { isInstance, isOwnObject, isWrapper, NULLISH, type Value } from './values.js';

/** Whether a value is of that type; undefined where that is not known. */
export function knownType(state: State, value: Value, asked: string): boolean | undefined {
  if (state.maskOf(value) === NULLISH) return false;
  switch (value.kind) {
    case 'constant':
      return typeof value.value === asked;
    case 'symbol':
      return isOwnObject(value.id) ? ofObject(asked, !isInstance(value.id) && !isWrapper(value.id)) : undefined;
    case 'resource':
    case 'promise':
    case 'releaser':
    case 'settler':
    case 'closure':
      return ofObject(asked, false);
  }
}

/** Functions count as objects. */
function ofObject(asked: string, isPlain: boolean): boolean {
  return asked === 'object' || (isPlain && asked === 'plain object');
}
