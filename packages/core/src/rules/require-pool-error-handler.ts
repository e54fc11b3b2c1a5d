import { describeMissingListener } from '../report/index.js';
import type { ConfigurationRule } from './rule.js';
import { isInTest } from './test-file.js';
import { isWatched } from './watched.js';

/** A pool that nothing in the program listens to: an idle connection's error is thrown where no code can catch it. */
export const requirePoolErrorHandler: ConfigurationRule = {
  id: 'require-pool-error-handler',
  run: (configuration) => {
    const { resource, shared, errorListener, span, library, name } = configuration;
    if (!resource || (resource !== 'pool' && !shared) || errorListener !== 'absent' || isInTest(span)) return [];
    return [{
      ruleId: 'require-pool-error-handler',
      ...span,
      // A file that imports the pool may be missing from the program at hand.
      confidence: isWatched(configuration) ? 'possible' : 'likely',
      message: describeMissingListener(configuration, name ?? 'pool'),
      resource: { library, kind: resource, name: name ?? null },
      path: [],
    }];
  },
};
