/**
 * One tracked pool: its ledger, its settings, and the recorder that its adapter writes to.
 *
 * Refers to no object of the library: whatever is out keeps its tracking alive, and must not keep the pool alive.
 */
import type { Adapter, Recorder } from './adapter.js';
import { Acquisition } from './acquisition.js';
import type { AcquisitionKind } from './acquisition-kind.js';
import { now } from './clock.js';
import { companion } from './companion.js';
import type { Connection } from './connection.js';
import { currentContext, currentOwner } from './context.js';
import { Ledger } from './ledger.js';
import type { Settings } from './options.js';
import { describeAcquisition } from './report/describe.js';
import type { CompanionEvent } from './report/event.js';
import { acquisitionsOf } from './report/groups.js';
import { faults, shielded } from './shield.js';
import { beginsTransaction } from './sql/statements.js';
import { publishEvent } from './sinks/diagnostics-channel.js';
import { printGrouped } from './sinks/print.js';
import { type CallSitePosition, capturePositions, type StackEntry } from './stack/capture.js';
import { StackSampler } from './stack/sampler.js';
import type { TrackedPool } from './tracked-pool.js';
import { tellCollected, watchHandle } from './watch/collected.js';
import { judgeSaturation, noteQueue } from './watch/contention.js';
import { nameHoldersAtEnd } from './watch/ending.js';
import { judgeListener, judgeStray, tellMisused } from './watch/misuse.js';
import { Patrol } from './watch/patrol.js';
import { judgeReturn, tellReleasedTwice, tellReturnedLate } from './watch/returns.js';

const noPositions: readonly CallSitePosition[] = [];

export class Tracking implements TrackedPool {
  next: TrackedPool | null = null;
  previous: TrackedPool | null = null;
  isEnding = false;
  isContended = false;
  readonly adapter: Adapter;
  readonly ledger = new Ledger();
  settings: Settings;
  inherited: Settings | null = null;
  capacity: number | null = null;
  isSaturated = false;
  readonly #patrol: Patrol = new Patrol(this);
  readonly #sampler = new StackSampler();
  /** Of the pools behind this one. */
  readonly #behind = new Set<WeakRef<TrackedPool>>();
  settingsBefore: Settings | null = null;
  readonly pool: WeakRef<object>;

  constructor(adapter: Adapter, settings: Settings, pool: object) {
    this.adapter = adapter;
    this.settings = settings;
    this.pool = new WeakRef(pool);
    companion.pools.add(new WeakRef<TrackedPool>(this));
  }

  requested(kind: AcquisitionKind, entry: StackEntry, capacity: number | null): Acquisition {
    const { settings, ledger } = this;
    const time = now();
    const share = capacity === null ? 0 : ledger.size / capacity;
    const isSampled = this.#sampler.take(settings, share, time);
    const positions = isSampled ? this.positions(entry) : noPositions;
    if (isSampled) this.#sampler.spent(settings, time);
    const context = shieldedContext();
    const acquisition = new Acquisition(
      companion.nextAcquisition++,
      kind,
      this.adapter.library,
      positions,
      time,
      context ?? null,
      shieldedOwner(context),
      settings,
    );
    this.capacity = capacity;
    ledger.request(acquisition);
    if (share >= 1) {
      noteQueue(this);
      this.#patrol.arm();
    }
    return acquisition;
  }

  granted(acquisition: Acquisition, connection: Connection): void {
    if (!this.ledger.open(acquisition)) return;
    acquisition.grantedAt = now();
    acquisition.connection = connection;
    connection.holder = acquisition;
    if (connection.recorder !== this) connection.recorder = this;
    if (this.ledger.size === 1) companion.holding.add(this);
    this.#calmed();
    companion.meter?.waited(this.settings.name, acquisition.grantedAt - acquisition.requestedAt);
    if (this.settings.saturatedAbove !== null) judgeSaturation(this);
    if (this.settings.hasLimits) this.#patrol.arm();
  }

  refused(acquisition: Acquisition): void {
    const { ledger, capacity } = this;
    ledger.refuse(acquisition, capacity !== null && ledger.size >= capacity);
    this.#calmed();
  }

  returned(acquisition: Acquisition, entry: StackEntry, isDestroyed: boolean, resource: object): void {
    if (acquisition.state === 'returned') {
      shielded(() => tellReleasedTwice(this, acquisition, entry));
      return;
    }
    const { ledger } = this;
    if (!ledger.close(acquisition)) return;
    acquisition.returnedAt = now();
    companion.meter?.used(this.settings.name, acquisition.returnedAt - acquisition.grantedAt);
    const { connection } = acquisition;
    if (connection !== null) {
      if (!isDestroyed) judgeReturn(this, acquisition, connection, entry, resource);
      if (connection.holder === acquisition) {
        connection.holder = null;
        connection.previous = acquisition;
      }
    }
    if (ledger.size === 0) companion.holding.remove(this);
    if (this.isSaturated) judgeSaturation(this);
    if (acquisition.told !== 0) tellReturnedLate(this, acquisition);
  }

  queried(connection: Connection, text: string | null, entry: StackEntry): void {
    const { holder } = connection;
    if (holder === null) {
      judgeStray(this, connection, entry);
      return;
    }
    if (this.settings.queryLongerThan !== null) holder.queriedAt = now();
    holder.lastQuery = text;
    if (holder.told !== 0) holder.forgetQuery();
    holder.idleSince = null;
    if (text !== null) {
      if (this.settings.sessionState || connection.session !== null) connection.noteStatement(text);
      if (beginsTransaction(text)) this.#noteBegin(connection, holder, entry);
    }
    if (this.settings.errorListener) judgeListener(this, holder);
  }

  handedOut(acquisition: Acquisition, handle: object): void {
    watchHandle(this, acquisition, handle);
  }

  misused(acquisition: Acquisition, method: string, entry: StackEntry): void {
    shielded(() => tellMisused(this, acquisition, method, entry));
  }

  get handsOutHandles(): boolean {
    return this.settings.handles;
  }

  behind(pool: object, name: string): Recorder {
    const known = companion.trackings.get(pool);
    if (known !== undefined && known.settingsBefore === this.settings) return known;
    const settings = { ...this.settings, name: `${this.settings.name} ${name}` };
    const tracking: TrackedPool = known ?? new Tracking(this.adapter, settings, pool);
    tracking.settings = settings;
    tracking.settingsBefore = this.settings;
    if (known === undefined) {
      companion.trackings.set(pool, tracking);
      for (const reference of this.#behind) if (reference.deref() === undefined) this.#behind.delete(reference);
      this.#behind.add(new WeakRef(tracking));
    }
    return tracking;
  }

  ending(): void {
    this.isEnding = true;
    shielded(() => nameHoldersAtEnd(this));
  }

  collected(acquisition: Acquisition): void {
    shielded(() => tellCollected(this, acquisition));
  }

  emit(event: CompanionEvent): void {
    if (acquisitionsOf(event).some(({ acquiredAt }) => acquiredAt === null)) this.#sampler.missed();
    shielded(() => publishEvent(event));
    shielded(() => (this.settings.onReport ?? printGrouped)(event));
  }

  positions(entry: StackEntry): readonly CallSitePosition[] {
    try {
      return capturePositions(entry, this.settings.stackDepth);
    } catch {
      faults.count++;
      return noPositions;
    }
  }

  /** Of what was acquired without a stack, the line that begins a transaction is not looked for either. */
  #noteBegin(connection: Connection, holder: Acquisition, entry: StackEntry): void {
    const isSampled = holder.positions.length > 0;
    const time = now();
    shielded(() => connection.began(isSampled ? this.positions(entry) : noPositions));
    if (isSampled) this.#sampler.spent(this.settings, time);
  }

  clear(): void {
    for (const reference of this.#behind) {
      const tracking = reference.deref();
      const pool = tracking?.pool.deref();
      tracking?.clear();
      if (pool !== undefined) companion.trackings.delete(pool);
    }
    this.#behind.clear();
    if (this.ledger.size > 0) companion.holding.remove(this);
    this.ledger.clear();
    this.#calmed();
  }

  reportUnreleased(): void {
    const held = this.ledger.outstanding().filter(({ kind }) => kind === 'handed-out');
    if (held.length === 0 || !this.settings.reportAtExit) return;
    const { name } = this.settings;
    this.emit({ kind: 'unreleased-at-exit', pool: name, acquisitions: held.map(describeAcquisition) });
  }

  /** Where nobody waits any more, nothing is contended. */
  #calmed(): void {
    if (!this.isContended || this.ledger.queue > 0) return;
    this.isContended = false;
    companion.contended.delete(this);
  }
}

function shieldedContext(): ReturnType<typeof currentContext> {
  try {
    return currentContext();
  } catch {
    faults.count++;
    return undefined;
  }
}

function shieldedOwner(context: ReturnType<typeof currentContext>): ReturnType<typeof currentOwner> {
  try {
    return currentOwner(context);
  } catch {
    faults.count++;
    return null;
  }
}
