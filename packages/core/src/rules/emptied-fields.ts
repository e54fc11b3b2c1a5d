/** What an object keeps in a field that another method of its class empties when something has failed. */
import type { AcquireSite, EmptiedField } from '../ir/index.js';
import { RECEIVER_SYMBOL, type ResourceId, type Solution } from '../solve/index.js';
import { isFailing } from './leaks.js';

/** A resource in a field, and where the field is emptied. */
export interface Emptied {
  readonly site: AcquireSite;
  readonly field: EmptiedField;
}

/**
 * What a method leaves in a field of its object that is emptied although it is still open, so that the next one takes its
 * place. A connection that has failed by itself needs no release, unless it is a pool's or comes back by itself.
 */
export function emptiedIn(solution: Solution, fields: readonly EmptiedField[]): readonly Emptied[] {
  const found = new Map<ResourceId, Emptied>();
  for (const exit of fields.length === 0 ? [] : solution.exits) {
    if (isFailing(exit)) continue;
    for (const [name, value] of exit.state.fieldsOf(RECEIVER_SYMBOL)) {
      const site = value.kind === 'resource' ? solution.sites.get(value.id) : undefined;
      const field = site && fields.find((emptied) => emptied.field === name && isLost(site, emptied));
      if (value.kind === 'resource' && site && field && exit.state.resources.get(value.id)?.status !== 'released') found.set(value.id, { site, field });
    }
  }
  return [...found.values()];
}

function isLost(site: AcquireSite, { depends }: EmptiedField): boolean {
  return site.persistent || (site.resource === 'connection' && !depends);
}
