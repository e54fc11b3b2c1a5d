/** The connections that a callee takes from pools, beside those that are held. */
import type { Take } from './events.js';
import { givenBackInputs, inputFacts, isInput } from './inputs.js';
import { importedPools, nestedAcquire, sameness } from './pools.js';
import { strainOfBoth, type State } from './state.js';
import type { FunctionSummary } from './summary.js';
import { TRUTHY, type SymbolId, type Value } from './values.js';
import type { CallContext, CallTerminator } from './call-context.js';
import { inputValue, isFeasible, requiredInputs } from './callee-inputs.js';

/** The connections that the callee takes, and from which pools as this path knows them. */
export function noteTakes(state: State, call: CallTerminator, { takes }: FunctionSummary, context: CallContext): void {
  if (!call.waits) return;
  for (const { pools: theirs, library, origin, doubt, requires, givenBack } of takes) {
    if (!isFeasible(state, call, requires, context)) continue;
    const pools = importedPools(theirs, (path) => inputValue(state, call, path, context));
    if (pools.length === 0) continue;
    const ended = givenBack.flatMap((path) => identityOf(inputValue(state, call, path, context)));
    const taken: Take = {
      pools,
      library,
      span: call.span,
      text: call.text,
      origin,
      doubt: strainOfBoth(state.doubt, doubt),
      requires: [...inputFacts(state), ...requiredInputs(state, call, requires, context)],
      givenBack: [...givenBackInputs(state), ...ended],
    };
    context.take(taken);
    const event = nestedAcquire(state, taken, context.siteOf);
    if (event) context.report(event);
  }
}

function identityOf(value: Value): readonly SymbolId[] {
  return value.kind === 'symbol' || value.kind === 'resource' ? [value.id] : value.kind === 'releaser' ? [value.resource] : [];
}

/** The callee holds a connection while it calls a function given here: what that function takes, it takes beside it. */
export function noteBorrowedCallbacks(state: State, call: CallTerminator, { lends }: FunctionSummary, context: CallContext): void {
  for (const { callback, pools, given } of lends) {
    const argument = call.args[callback];
    const value = argument === undefined ? undefined : state.read(argument);
    const summary = value?.kind === 'closure' ? context.summaryOf(value.function) : undefined;
    const held = importedPools(pools, (path) => inputValue(state, call, path, context));
    for (const take of summary?.takes ?? []) {
      // What the callback knows by its own inputs means something else here.
      const doubt = sameness(take.pools.filter((key) => !isInput(key)), held);
      if (doubt === undefined) continue;
      if (take.requires.some(([path, mask]) => (mask & TRUTHY) === 0 && given.includes(path))) continue;
      const { library, span, text, origin } = take;
      context.report({ kind: 'nested-acquire', library, span, text, origin, held: call.span, byCallee: true, strain: strainOfBoth(state.strain, strainOfBoth(doubt, take.doubt)), trace: state.trace });
    }
  }
}
