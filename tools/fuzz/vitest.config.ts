/** Runs `oracle.fuzz.ts` alone, with the aliases of the ordinary tests. */
import base from '../../vitest.config.js';

export default {
  ...base,
  test: { include: ['tools/fuzz/oracle.fuzz.ts'], testTimeout: 0, disableConsoleIntercept: true },
};
