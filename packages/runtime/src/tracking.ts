/**
 * One tracked pool: its ledger, its settings, and the recorder that its adapter writes to.
 *
 * Refers to no object of the library: whatever is out keeps its tracking alive, and must not keep the pool alive.
 */
import type { Adapter, Recorder } from './adapter.js';
import type { Acquisition, AcquisitionKind } from './acquisition.js';
import { later, now } from './clock.js';
import { companion } from './companion.js';
import { currentContext } from './context.js';
import { Ledger } from './ledger.js';
import type { Settings } from './options.js';
import { describeAcquisition } from './report/acquisition-report.js';
import type { CompanionEvent } from './report/event.js';
import { createHeldTooLongWatch } from './report/held-too-long.js';
import { printEvent } from './report/console.js';
import { shielded } from './shield.js';
import { capturePositions, type StackEntry } from './stack/capture.js';

export class Tracking {
  readonly adapter: Adapter;
  readonly ledger: Ledger;
  readonly recorder: Recorder;
  settings: Settings;
  /** Settings of the pool's class, to go back to; null for a pool that was tracked by itself. */
  inherited: Settings | null = null;

  constructor(adapter: Adapter, settings: Settings) {
    this.adapter = adapter;
    this.settings = settings;
    const watch = createHeldTooLongWatch(() => this.settings.heldLongerThan, (event) => this.emit(event));
    this.ledger = new Ledger({
      opened: (acquisition) => {
        companion.holding.add(this);
        watch.opened(acquisition);
      },
      closed: (acquisition) => {
        if (this.ledger.size === 0) companion.holding.delete(this);
        watch.closed(acquisition);
      },
    });
    this.recorder = {
      requested: (kind, entry) => this.#requested(kind, entry),
      ending: () => {
        shielded(() => this.#ending());
      },
    };
  }

  /** Tells of an event: to the callback, or to stderr if there is none. */
  emit(event: CompanionEvent): void {
    shielded(() => (this.settings.onReport ?? printEvent)(event));
  }

  /** Forgets everything that is out. */
  clear(): void {
    this.ledger.clear();
    companion.holding.delete(this);
  }

  /** Tells of connections that callers still hold, as the process exits. */
  reportUnreleased(): void {
    const held = this.ledger.outstanding().filter(({ kind }) => kind === 'handed-out');
    if (held.length === 0 || !this.settings.reportAtExit) return;
    const { name } = this.settings;
    this.emit({ kind: 'unreleased-at-exit', pool: name, acquisitions: held.map(describeAcquisition) });
  }

  #requested(kind: AcquisitionKind, entry: StackEntry): ReturnType<Recorder['requested']> {
    this.ledger.request();
    const id = companion.nextAcquisition++;
    const requestedAt = now();
    const positions = shielded(() => capturePositions(entry, this.settings.stackDepth)) ?? [];
    const context = shielded(currentContext);
    const owner = shielded(() => context?.owner() ?? null) ?? null;
    return {
      granted: () => {
        const acquisition: Acquisition = {
          id,
          kind,
          library: this.adapter.library,
          pool: this.settings.name,
          positions,
          requestedAt,
          grantedAt: now(),
          tags: context?.tags ?? {},
          owner,
        };
        shielded(() => this.ledger.open(acquisition));
        return { returned: () => void shielded(() => this.ledger.close(id)) };
      },
      refused: () => this.ledger.refuse(),
    };
  }

  #ending(): void {
    const nameHolders = (): void => {
      const holders = this.ledger.outstanding();
      if (holders.length === 0) return;
      const { name } = this.settings;
      this.emit({ kind: 'end-waits', pool: name, acquisitions: holders.map(describeAcquisition) });
    };
    if (this.settings.endGrace === 0) nameHolders();
    else if (this.ledger.size > 0) later(this.settings.endGrace, () => void shielded(nameHolders));
  }
}
