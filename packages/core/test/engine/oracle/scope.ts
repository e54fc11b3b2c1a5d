/** What the statements of a generated program can refer to. */
import type { Condition, Test } from './program.js';
import { flagAt } from './parameters.js';

export interface Client {
  readonly name: string;
  /** True if it always holds a client. */
  readonly always: boolean;
  readonly assignable: boolean;
  /** False for one that somebody else gives back. */
  readonly owned: boolean;
  /** True if the function itself acquired it. */
  readonly acquired: boolean;
  /** A function that gives it back. */
  readonly releaser: string | undefined;
}

export interface Scope {
  readonly clients: readonly Client[];
  readonly flags: readonly string[];
  readonly promises: readonly { readonly name: string; readonly of: 'client' | 'work' }[];
  readonly closures: readonly string[];
  /** Labels, the innermost first. */
  readonly loops: readonly string[];
  readonly inSwitch: boolean;
  readonly inTry: boolean;
  /** The error of the handler around. */
  readonly caught: string | undefined;
  /** True where nothing can be awaited: in a callback. */
  readonly synchronous: boolean;
  /** What may be returned: a function whose result is kept returns clients only. */
  readonly returns: 'anything' | 'client';
  /** In a promise's executor, whose callbacks settle it wherever they return. */
  readonly settles: boolean;
}

export const EMPTY_SCOPE: Scope = {
  clients: [],
  flags: [],
  promises: [],
  closures: [],
  loops: [],
  inSwitch: false,
  inTry: false,
  caught: undefined,
  synchronous: false,
  returns: 'anything',
  settles: false,
};

/** A name that cannot be assigned again. */
export function constantClient(name: string, more: Partial<Client> = {}): Client {
  return { name, always: true, assignable: false, owned: true, acquired: false, releaser: undefined, ...more };
}

export function withClient(scope: Scope, client: Client): Scope {
  return { ...scope, clients: [client, ...scope.clients] };
}

/** The scope of a function's body inside another: its loops and handlers end at its edge. */
export function inFunction(scope: Scope): Scope {
  return { ...scope, loops: [], inSwitch: false, inTry: false, caught: undefined, synchronous: false, settles: false, returns: 'anything' };
}

/** The same for a body that runs at a time of its own, and so shares nothing that may change. */
export function inDetached(scope: Scope): Scope {
  return { ...inFunction(scope), clients: [], flags: [], promises: [], closures: [] };
}

export function at<Item>(items: readonly Item[], reference: number): Item | undefined {
  return items[reference % items.length];
}

/** Those that may be assigned. */
export function variables(scope: Scope): readonly Client[] {
  return scope.clients.filter(({ assignable }) => assignable);
}

/** Those that this code may give back. */
export function owned(scope: Scope): readonly Client[] {
  return scope.clients.filter((client) => client.owned);
}

/** Those on which this code may begin and end transactions. */
export function acquired(scope: Scope): readonly Client[] {
  return scope.clients.filter((client) => client.acquired);
}

export function conditionText(condition: Condition, scope: Scope): string | undefined {
  if (!('left' in condition)) return testText(condition, scope);
  const sides = [testText(condition.left, scope), testText(condition.right, scope)].filter((side) => side !== undefined);
  return sides.length === 0 ? undefined : sides.join(condition.kind === 'and' ? ' && ' : ' || ');
}

function testText(test: Test, scope: Scope): string | undefined {
  const not = test.negated ? '!' : '';
  switch (test.kind) {
    case 'parameter':
      return `${not}${flagAt(test.reference)}`;
    case 'flag': {
      const flag = at(scope.flags, test.reference);
      return flag && `${not}${flag}`;
    }
    case 'client': {
      const client = at(scope.clients.filter(({ always }) => !always), test.reference);
      if (!client) return undefined;
      const { name } = client;
      if (test.compared === undefined) return `${not}${name}`;
      return test.compared === 'undefined' ? `${name} ${test.negated ? '===' : '!=='} undefined` : `${name} ${test.negated ? '==' : '!='} null`;
    }
  }
}
