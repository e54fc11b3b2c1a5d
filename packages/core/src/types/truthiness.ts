import type TS from 'typescript';
import { ts } from '../compiler.js';

/** True if a static type leaves nothing between null or undefined and an object: no `0`, `''`, `false`, nor anything unknown. */
export function isObjectOrNothing(type: TS.Type): boolean {
  return (type.isUnion() ? type.types : [type]).every((part) => isNothing(part) || isObject(part));
}

function isNothing({ flags }: TS.Type): boolean {
  return (flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null | ts.TypeFlags.Void)) !== 0;
}

function isObject(type: TS.Type): boolean {
  if (type.isIntersection()) return type.types.some(isObject);
  if ((type.flags & ts.TypeFlags.NonPrimitive) !== 0) return true;
  // Anything but null and undefined is a `{}`.
  return (type.flags & ts.TypeFlags.Object) !== 0 && (type.getProperties().length > 0 || type.getCallSignatures().length > 0);
}
