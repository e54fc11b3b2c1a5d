export type { Event, Exit, HandedOut, Lending, Solution, Take } from './events.js';
export { inputFacts, isInput, isOfParameter, isParameterOrKind } from './inputs.js';
export { exportedPools } from './pools.js';
export { openTransaction, TRANSACTION_FIELD } from './transactions.js';
export { MAX_STATES_PER_BLOCK, MAX_STEPS, solve, type SolveRequest } from './solve.js';
export { failuresIn } from './state.js';
export type { ResourceState, ResourceStatus, State, Strain, Trace } from './state.js';
export type { FunctionSummary, InputEffect, InputStatus, Outcome, ReleaseKind, Shape } from './summary.js';
export { ANYTHING, isInstance, isOwn, isOwnObject, valueKey, type ResourceId, type SymbolId, type Value } from './values.js';
