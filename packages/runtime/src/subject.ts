/** What is tracked where an application names a pool, or an object of a library above a driver. */
import { adapters, clusters, fronts } from './adapters/index.js';
import { isReference } from './adapters/shape.js';
import type { Adapter, Cluster, Front } from './adapter.js';

export type Subject =
  /** A pool, `worker` being the one that does the work. */
  | { readonly kind: 'pool'; readonly adapter: Adapter; readonly worker: object }
  /** Several pools, which `worker` holds. */
  | { readonly kind: 'cluster'; readonly cluster: Cluster; readonly worker: object }
  /** An object of a known library that has no pool, or not yet, or one of no supported library. */
  | { readonly kind: 'front'; readonly front: Front; readonly behind: unknown }
  | { readonly kind: 'unknown' };

/** Finds what is behind a value. */
export function subjectOf(value: unknown): Subject {
  const adapter = adapters.find((candidate) => candidate.recognises(value));
  if (adapter !== undefined && isReference(value)) return { kind: 'pool', adapter, worker: adapter.workingPool?.(value) ?? value };
  const cluster = clusters.find((candidate) => candidate.recognises(value));
  if (cluster !== undefined && isReference(value)) return { kind: 'cluster', cluster, worker: cluster.workerOf(value) };
  const front = fronts.find((candidate) => candidate.recognises(value));
  if (front === undefined || !isReference(value)) return { kind: 'unknown' };
  const behind = front.poolOf(value);
  const subject = behind === value ? undefined : subjectOf(behind);
  return subject === undefined || subject.kind === 'unknown' ? { kind: 'front', front, behind } : subject;
}

/**
 * The same, for what has to be a pool or a cluster of them.
 *
 * @throws TypeError that says what the value is instead
 */
export function trackableSubjectOf(value: unknown): Subject & { readonly kind: 'pool' | 'cluster' } {
  const subject = subjectOf(value);
  switch (subject.kind) {
    case 'pool':
    case 'cluster':
      return subject;
    case 'front': {
      const { front, behind } = subject;
      const missing = front.madeBy === undefined ? 'It has no pool.' : `It has no pool yet: ${front.madeBy} makes it.`;
      const reason = behind === undefined || behind === null ? missing : `Behind it is ${described(behind)}.`;
      throw new TypeError(`This object of ${front.library} leads to no pool of a supported library. ${reason}`);
    }
    case 'unknown': {
      const libraries = [...new Set([...adapters, ...fronts].map(({ library }) => library))].join(', ');
      throw new TypeError(`This is ${described(value)}, not a pool of a supported library (${libraries}).`);
    }
  }
}

function described(value: unknown): string {
  if (value === null || typeof value !== 'object') return value === null ? 'null' : `a value of type ${typeof value}`;
  const constructor: unknown = Reflect.get(value, 'constructor');
  return typeof constructor === 'function' && constructor.name !== '' ? `an object of class ${constructor.name}` : 'an object';
}
