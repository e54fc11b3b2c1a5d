import type { ReleaseForm } from '../ir/index.js';
import type { Span } from '../report/index.js';
import type { Event } from './events.js';
import type { State } from './state.js';
import { isOwn, type ResourceId, type Value } from './values.js';

/** Releases what a value holds; a second release on the same path is an event. */
export function releaseValue(state: State, value: Value, span: Span, how: ReleaseForm): Event | undefined {
  switch (value.kind) {
    case 'resource':
      return releaseResource(state, value.id, span, how);
    case 'releaser':
      return releaseResource(state, value.resource, span, how);
    case 'symbol':
      return releaseResource(state, value.id, span, how);
    case 'promise':
      return releaseValue(state, value.value, span, how);
    case 'constant':
    case 'settler':
    case 'closure':
      return undefined;
  }
}

function releaseResource(state: State, id: ResourceId, span: Span, how: ReleaseForm): Event | undefined {
  const current = state.resources.get(id);
  const again = current?.status === 'released' && current.released && !how.implicit && isJudged(id);
  const event: Event | undefined = again && current.released
    ? { kind: 'released-twice', resource: id, span, how, first: current.released.span, strain: state.strain, trace: state.trace }
    : undefined;
  if (isOwn(id)) state.note({ kind: 'released', resource: id, span });
  state.resources.set(id, { status: 'released', released: { span, how } });
  return event;
}

/** A field may have been given a new resource by any call in between, so only locals and parameters are judged. */
function isJudged(id: ResourceId): boolean {
  return isOwn(id) || /^[pv]\d+$/.test(id);
}
