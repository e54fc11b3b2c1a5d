import { describeMissingListener } from '../report/index.js';
import type { ConfigurationRule } from './rule.js';

/** Tests end their pools, and a runner that crashes is seen. */
const TEST_FILE = /(?:^|\/)(?:tests?|__tests__)\/|\.(?:test|spec)\.[cm]?[jt]sx?$/;

/** A pool that nothing in the program listens to: an idle connection's error is thrown where no code can catch it. */
export const requirePoolErrorHandler: ConfigurationRule = {
  id: 'require-pool-error-handler',
  run: (configuration) => {
    const { resource, errorListener, span, library, name } = configuration;
    if (resource !== 'pool' || errorListener !== 'absent' || TEST_FILE.test(span.file)) return [];
    return [{
      ruleId: 'require-pool-error-handler',
      ...span,
      // A file that imports the pool may be missing from the program at hand.
      confidence: 'likely',
      message: describeMissingListener(configuration, name ?? 'pool'),
      resource: { library, kind: resource, name: name ?? null },
      path: [],
    }];
  },
};
