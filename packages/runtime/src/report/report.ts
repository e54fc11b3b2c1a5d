import { companion } from '../companion.js';
import type { Counts, Ledger } from '../ledger.js';
import { trackedAs } from '../track.js';
import type { AcquisitionReport } from './acquisition-report.js';
import { describeAcquisition } from './describe.js';
import { faults } from '../shield.js';

/** The state of tracked pools at one moment. */
export interface Report {
  /** Connections that callers hold, the oldest first. */
  readonly outstanding: readonly AcquisitionReport[];
  /** Connections that a library holds for a call of its own that is under way, the oldest first. */
  readonly internal: readonly AcquisitionReport[];
  /** Errors inside the companion that were swallowed, in the whole process. */
  readonly faults: number;
}

/** A report on one pool, or on those of a cluster, with what ever went in and out of it. */
export interface PoolReport extends Report {
  readonly pool: string;
  readonly counts: Counts;
}

/**
 * What is out now: of one tracked pool, or of all.
 *
 * @throws TypeError if the pool is not tracked
 */
export function report(): Report;
export function report(pool: object): PoolReport;
export function report(pool?: object): Report | PoolReport {
  if (pool === undefined) return reportOn(companion.holding.toArray().map(({ ledger }) => ledger));
  const tracked = trackedAs(pool);
  if (tracked === undefined) throw new TypeError('This pool is not tracked. Call track(pool) first.');
  const ledgers = tracked.trackings.map(({ ledger }) => ledger);
  return { ...reportOn(ledgers), pool: tracked.name, counts: sumOf(ledgers.map((ledger) => ledger.counts())) };
}

/**
 * The connections that callers hold now, the oldest first: of one tracked pool, or of all.
 *
 * @throws TypeError if the pool is not tracked
 */
export function outstanding(pool?: object): readonly AcquisitionReport[] {
  return (pool === undefined ? report() : report(pool)).outstanding;
}

function reportOn(ledgers: readonly Ledger[]): Report {
  const open = ledgers.flatMap((ledger) => ledger.outstanding()).sort((left, right) => left.id - right.id);
  return {
    outstanding: open.filter(({ kind }) => kind === 'handed-out').map(describeAcquisition),
    internal: open.filter(({ kind }) => kind === 'internal').map(describeAcquisition),
    faults: faults.count,
  };
}

function sumOf(all: readonly Counts[]): Counts {
  const sum = (count: (counts: Counts) => number): number => all.reduce((total, counts) => total + count(counts), 0);
  return {
    requested: sum(({ requested }) => requested),
    waiting: sum(({ waiting }) => waiting),
    refused: sum(({ refused }) => refused),
    handedOut: sum(({ handedOut }) => handedOut),
    internal: sum(({ internal }) => internal),
    returned: sum(({ returned }) => returned),
  };
}
