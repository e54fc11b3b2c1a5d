import type { AcquireSite, EndedWithResponse, LeftBehind } from '../ir/index.js';
import { describeAcquisition } from '../report/index.js';
import type { ResourceId } from '../solve/index.js';
import { emptiedIn, type Emptied } from './emptied-fields.js';
import { confidenceOf, describeTurn, stepsOf, turnOf, type Leak, type Turn } from './leaks.js';
import { isReleasedAnywhere, leakOf } from './keeping.js';
import { endingOf, propertyKeeping } from './left-behind.js';
import { overlapOf, type Overlap } from './overlaps.js';
import type { RawFinding, ResourceRule } from './rule.js';
import { resourceOf, stepAt } from './story.js';
import { isInTest } from './test-file.js';

/** A path on which a connection, client, session or channel that the function owes is not given back. */
export const noUnreleasedConnection: ResourceRule = {
  id: 'no-unreleased-connection',
  run: (subject) => {
    const { graph, solution } = subject;
    if (!solution.complete) return [];
    const emptied = emptiedIn(solution, graph.emptied).filter(({ site }) => isWatched(site));
    return [...solution.sites].flatMap(([resource, site]) => {
      if (!isWatched(site)) return [];
      const leak = leakOf(resource, site, solution);
      if (leak) return [findingOf(resource, site, leak, isReleasedAnywhere(resource, solution))];
      const property = propertyKeeping(resource, subject);
      if (property) return [leftBehindFinding(site, property)];
      const ending = endingOf(resource, subject);
      if (ending) return [endingFinding(site, ending)];
      const overlap = overlapOf(resource, subject);
      return overlap ? [overlapFinding(site, overlap)] : emptied.filter((lost) => lost.site === site).map(emptiedFinding);
    });
  },
};

const WATCHED_KINDS: ReadonlySet<string> = new Set(['connection', 'session', 'channel', 'pool']);

/** Top-level code of a module acquires for as long as the process lives. */
function isWatched(site: AcquireSite): boolean {
  return WATCHED_KINDS.has(site.resource) && !site.topLevel && !site.managed && !site.optional;
}

function findingOf(resource: ResourceId, site: AcquireSite, leak: Leak, releasedElsewhere: boolean): RawFinding {
  const turn = turnOf(leak, resource);
  return {
    ruleId: 'no-unreleased-connection',
    ...site.span,
    confidence: confidenceOf(leak, turn, site.span),
    message: `${describeAcquisition(site)} ${predicate(leak, turn, releasedElsewhere)}.`,
    resource: resourceOf(site),
    path: [stepAt(site.span, 'acquired here'), ...stepsOf(leak, turn, { leaves: 'leaves without release', again: 'acquired again before it was released' })],
    ...(site.repairs.length > 0 && { fixes: site.repairs }),
  };
}

function emptiedFinding({ site, field }: Emptied): RawFinding {
  const place = `on line ${String(field.span.line)}`;
  return {
    ruleId: 'no-unreleased-connection',
    ...site.span,
    confidence: isInTest(site.span) ? 'possible' : 'likely',
    message: `${describeAcquisition(site)} is kept in this.${field.field}, which ${field.by === undefined ? `is emptied ${place}` : `${field.by} empties ${place}`} without releasing it.`,
    resource: resourceOf(site),
    path: [stepAt(site.span, 'acquired here'), stepAt(field.span, 'the only name of it is lost here')],
  };
}

function leftBehindFinding(site: AcquireSite, { text, span }: LeftBehind): RawFinding {
  return {
    ruleId: 'no-unreleased-connection',
    ...site.span,
    confidence: isInTest(site.span) ? 'possible' : 'likely',
    message: `${describeAcquisition(site)} is left in ${text}, and nothing in the project releases what is there.`,
    resource: resourceOf(site),
    path: [stepAt(site.span, 'acquired here'), stepAt(span, 'kept here: other code works with it, none gives it back')],
  };
}

function endingFinding(site: AcquireSite, { name, text, span }: EndedWithResponse): RawFinding {
  return {
    ruleId: 'no-unreleased-connection',
    ...site.span,
    confidence: isInTest(site.span) ? 'possible' : 'likely',
    message: `${describeAcquisition(site)} is kept in ${name}, which only ${text}() on line ${String(span.line)} releases: not when the response closes before it is ended.`,
    resource: resourceOf(site),
    path: [stepAt(site.span, 'acquired here'), stepAt(span, 'never runs where the client goes away: listen for "close"')],
  };
}

function overlapFinding(site: AcquireSite, { place, span, strain }: Overlap): RawFinding {
  const keeper = place.of === 'object' ? `this.${place.name}` : place.name;
  const owner = place.of === 'object' ? 'a field that' : 'a variable of the module that';
  return {
    ruleId: 'no-unreleased-connection',
    ...site.span,
    confidence: isInTest(site.span) || strain > 1 ? 'possible' : 'likely',
    message: `${describeAcquisition(site)} is kept in ${keeper}, ${owner} all requests share: of two at once, the second overwrites it before line ${String(span.line)} releases it. Keep it in a variable of the function.`,
    resource: resourceOf(site),
    path: [stepAt(site.span, 'acquired here'), stepAt(span, `releases what ${keeper} holds by then`)],
  };
}

function predicate(leak: Leak, turn: Turn, releasedElsewhere: boolean): string {
  if (leak.kind === 'lost') return 'is acquired again, in the next round of the loop, before it is released';
  return releasedElsewhere || turn.failure ? `is not released ${describeTurn(leak, turn)}` : 'is never released';
}
