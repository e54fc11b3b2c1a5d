/** The list of acquisitions with what became of each. */
import type { AcquireSite } from './ir/index.js';
import { resourceOf } from './rules/index.js';
import type { Site, Verdict } from './report/index.js';
import type { ResourceId, Solution } from './solve/index.js';
import type { FunctionAnalysis } from './summarise/index.js';

/** Every site of the given functions, once; what a library lends to a callback comes back by itself. */
export function sitesOf(solved: readonly FunctionAnalysis[]): readonly Site[] {
  const sites = new Map<string, Site>();
  for (const { solution } of solved) {
    for (const [resource, site] of solution.sites) {
      const key = `${String(site.span.line)}:${String(site.span.column)}`;
      const verdict = site.managed ? 'released' : site.topLevel ? 'process-lifetime' : verdictOf(resource, site, solution);
      // What one function makes, another one may lose.
      if (sites.has(key) && verdict !== 'unreleased') continue;
      sites.set(key, {
        ...site.span,
        kind: site.resource === 'pool' || site.operation.startsWith('new ') ? 'construction' : 'acquire',
        resource: resourceOf(site),
        verdict,
      });
    }
  }
  return [...sites.values()];
}

function verdictOf(resource: ResourceId, site: AcquireSite, solution: Solution): Verdict {
  if (!solution.complete) return 'unknown';
  const statuses = new Set(solution.exits.flatMap((exit) => {
    const status = exit.state.resources.get(resource)?.status;
    if (status === undefined) return [];
    return status === 'held' && exit.value && exit.state.resourcesIn(exit.value).includes(resource) ? ['transferred'] : [status];
  }));
  if (statuses.has('held')) return site.optional ? 'unknown' : 'unreleased';
  if (statuses.has('transferred') || statuses.has('stored')) return 'transferred';
  return statuses.has('released') || statuses.has('idle') ? 'released' : 'unknown';
}
