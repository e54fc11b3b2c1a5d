/** What a function leaves in a property of an object that it was given, and nobody gives back. */
import type { EndedWithResponse, FunctionGraph, LeftBehind } from '../ir/index.js';
import { fieldSymbol, isOfParameter, OUTER_SCOPE_SYMBOL, type Exit, type ResourceId, type Value } from '../solve/index.js';
import { isReleasedAnywhere } from './keeping.js';
import { isFailing } from './leaks.js';
import type { SolvedFunction } from './rule.js';

/**
 * The property in which a function leaves a resource for good: it, and whatever else holds the resource when the function
 * returns, is reached from a parameter, and no other code of the project ends what such properties hold. Each call has to
 * leave one of its own: an object that serves the whole process may keep what it has.
 */
export function propertyKeeping(resource: ResourceId, { graph, solution }: SolvedFunction): LeftBehind | undefined {
  if (!graph.perRequest && !isReleasedAnywhere(resource, solution)) return undefined;
  for (const exit of solution.exits) {
    const { status } = exit.state.resources.get(resource) ?? {};
    const property = status === 'stored' && !isFailing(exit) && exit.state.strain === 0 ? propertyAt(resource, exit, graph) : undefined;
    if (property) return property;
  }
  return undefined;
}

/** What alone gives back a resource that the function leaves in a variable around it: a function in the place of `response.end()`. */
export function endingOf(resource: ResourceId, { graph, solution }: SolvedFunction): EndedWithResponse | undefined {
  if (graph.endedWithResponse.length === 0) return undefined;
  return graph.endedWithResponse.find(({ name }) => solution.exits.some((exit) => {
    const kept = exit.state.fields.get(fieldSymbol(OUTER_SCOPE_SYMBOL, name));
    const { status } = exit.state.resources.get(resource) ?? {};
    // Whoever is called back with it works with it meanwhile.
    return !isFailing(exit) && (status === 'stored' || status === 'transferred') && kept !== undefined && holds(kept, resource);
  }));
}

function propertyAt(resource: ResourceId, { state }: Exit, { leftBehind }: FunctionGraph): LeftBehind | undefined {
  const keepers = [...state.fields].flatMap(([path, value]) => (holds(value, resource) ? [path] : []));
  if (!keepers.every((path) => isOfParameter(path) || isPartOfParameter(ownerOf(path), state.fields))) return undefined;
  const properties = keepers.flatMap((path) => leftBehind(path.slice(path.lastIndexOf('.') + 1)) ?? []);
  return properties.length === keepers.length ? properties.find(({ used }) => used) : undefined;
}

function holds(value: Value, resource: ResourceId): boolean {
  return (value.kind === 'resource' && value.id === resource) || (value.kind === 'releaser' && value.resource === resource);
}

/** True for an object that a property of what the function was given holds: `req.pg = { client }`. */
function isPartOfParameter(object: string, fields: Exit['state']['fields']): boolean {
  return [...fields].some(([path, value]) => isOfParameter(path) && value.kind === 'symbol' && value.id === object);
}

function ownerOf(path: string): string {
  return path.slice(0, path.lastIndexOf('.'));
}
