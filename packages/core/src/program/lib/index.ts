/**
 * The built-in library: what of the language and of Node.js the types of programs around databases rest on, small
 * enough to load in a few milliseconds. It stands in for TypeScript's own, which is a hundred times its size.
 */
import { COLLECTIONS } from './collections.js';
import { DISPOSAL } from './disposal.js';
import { ITERATION } from './iteration.js';
import { LANGUAGE } from './language.js';
import { NODE_MODULES } from './node-modules.js';
import { PLATFORM } from './platform.js';
import { PROMISE } from './promise.js';
import { UTILITY_TYPES } from './utility-types.js';

export const BUILT_IN_LIBRARY = [
  LANGUAGE,
  COLLECTIONS,
  ITERATION,
  PROMISE,
  DISPOSAL,
  UTILITY_TYPES,
  PLATFORM,
  NODE_MODULES,
].join('');
