import { describeOpenCursor } from '../report/index.js';
import { isOwn, type Exit, type ResourceId } from '../solve/index.js';
import { confidenceOf, describeTurn, stepsOf, turnOf, worstLeak } from './leaks.js';
import type { RawFinding, ResourceRule } from './rule.js';
import { resourceOf, stepAt } from './story.js';

/** A cursor, stream or prepared statement that some path leaves open on a connection which others use next. */
export const noUnclosedCursor: ResourceRule = {
  id: 'no-unclosed-cursor',
  run: ({ solution }) => {
    if (!solution.complete) return [];
    return [...solution.sites].flatMap(([resource, site]): RawFinding[] => {
      if ((site.resource !== 'cursor' && site.resource !== 'statement') || site.topLevel) return [];
      const leak = worstLeak(resource, solution, (exit) => leavesOpen(resource, exit));
      if (!leak) return [];
      const turn = turnOf(leak, resource);
      return [{
        ruleId: 'no-unclosed-cursor',
        ...site.span,
        confidence: confidenceOf(leak, turn, site.span),
        message: describeOpenCursor(site, describeTurn(leak, turn), site.releasedBy[0]),
        resource: resourceOf(site),
        path: [stepAt(site.span, 'opened here'), ...stepsOf(leak, turn, { leaves: 'leaves it open', again: 'opened again' })],
      }];
    });
  },
};

/** A connection of the function's own that leaks is reported as such; with it goes what is open on it. */
function leavesOpen(resource: ResourceId, { state, value }: Exit): boolean {
  const { status, openOn } = state.resources.get(resource) ?? {};
  if (status !== 'held' || (value && state.resourcesIn(value).includes(resource))) return false;
  const connection = openOn === undefined || !isOwn(openOn) ? undefined : state.resources.get(openOn);
  return connection?.status !== 'held' && connection?.status !== 'transferred' && connection?.status !== 'stored';
}
