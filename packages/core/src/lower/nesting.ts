import type TS from 'typescript';
import { childrenOf } from '../types/index.js';

/** How many levels of syntax are nested in a node; counted level by level, since a stack may be short of room. */
export function depthOf(node: TS.Node): number {
  let depth = 0;
  for (let level: readonly TS.Node[] = [node]; level.length > 0; level = level.flatMap(childrenOf)) depth += 1;
  return depth;
}
