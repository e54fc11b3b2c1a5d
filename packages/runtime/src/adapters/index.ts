import type { Adapter } from '../adapter.js';
import { pgAdapter } from './pg.js';

/** Every library that can be tracked. */
export const adapters: readonly Adapter[] = [pgAdapter];
