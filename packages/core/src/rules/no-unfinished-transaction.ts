import type { AcquireSite } from '../ir/index.js';
import { describeOpenTransaction } from '../report/index.js';
import { isOfParameter, isOwn, type Exit, type ResourceId, type Solution } from '../solve/index.js';
import { leakOf } from './keeping.js';
import { confidenceOf, describeTurn, isFailing, stepsOf, turnOf, worstLeak } from './leaks.js';
import type { RawFinding, ResourceRule } from './rule.js';
import { resourceOf, stepAt } from './story.js';

/** A transaction that some path neither commits nor rolls back: its connection goes back inside it, or stays in it. */
export const noUnfinishedTransaction: ResourceRule = {
  id: 'no-unfinished-transaction',
  run: ({ solution }) => {
    if (!solution.complete) return [];
    return [...solution.sites].flatMap(([resource, site]): RawFinding[] => {
      if (site.resource !== 'transaction' || site.topLevel || site.optional) return [];
      const leak = isHandedOut(site) ? leakOf(resource, site, solution) : worstLeak(resource, solution, (exit) => leavesOpen(resource, exit, solution));
      if (!leak) return [];
      const turn = turnOf(leak, resource);
      const returned = !isHandedOut(site) && (leak.kind !== 'exit' || isGivenBack(resource, leak.exit));
      return [{
        ruleId: 'no-unfinished-transaction',
        ...site.span,
        confidence: confidenceOf(leak, turn, site.span),
        message: describeOpenTransaction(site.text, describeTurn(leak, turn), returned ? 'goes on' : isHandedOut(site) ? 'stays out' : 'stays locked'),
        resource: resourceOf(site),
        path: [stepAt(site.span, 'begun here'), ...stepsOf(leak, turn, { leaves: 'leaves without commit or rollback', again: 'begun again' })],
      }];
    });
  },
};

/** A transaction with a connection of its own, which its end gives back; any other was begun on a connection. */
function isHandedOut({ releasedBy }: AcquireSite): boolean {
  return releasedBy.length > 0;
}

/**
 * An own connection that was given back, or one of somebody else's on which the function itself ends the transaction
 * elsewhere. An own connection that is kept takes its transaction along; one that leaks is reported as such.
 */
function leavesOpen(resource: ResourceId, exit: Exit, solution: Solution): boolean {
  const { status, openOn } = exit.state.resources.get(resource) ?? {};
  if (status !== 'held' || openOn === undefined) return false;
  if (isOwn(openOn)) return isGivenBack(resource, exit);
  // Who lent the connection learns of the failure and may roll back; of an ordinary return it learns nothing.
  const lenderLearns = isFailing(exit) && isOfParameter(openOn);
  return !lenderLearns && solution.exits.some((other) => other.state.resources.get(resource)?.status === 'released');
}

function isGivenBack(resource: ResourceId, exit: Exit): boolean {
  const connection = exit.state.resources.get(resource)?.openOn;
  return connection !== undefined && exit.state.resources.get(connection)?.status === 'released';
}
