/** What the adapters of pools of anything have in common: what they lend may be a connection of any driver, or anything else. */
import type { Acquisition } from '../acquisition.js';
import type { Recorder } from '../adapter.js';
import { companion } from '../companion.js';
import type { StackEntry } from '../stack/capture.js';
import { ConnectionBook } from './connection-book.js';
import { driverProbe } from './driver-connection.js';
import { faults } from '../shield.js';

/** The resources of one library's pools. */
export class LentResources {
  readonly #book = new ConnectionBook(driverProbe);

  /** Takes a loan down. What is no object cannot be told from its like, and is left alone. Gives it back. */
  lend(resource: unknown, acquisition: Acquisition, recorder: Recorder): unknown {
    try {
      if (typeof resource === 'object' && resource !== null) {
        leaveToPool(resource);
        recorder.granted(acquisition, this.#book.of(resource));
      } else recorder.refused(acquisition);
    } catch {
      faults.count++;
    }
    return resource;
  }

  /** Whether somebody has it. */
  isLent(resource: unknown): boolean {
    const holder = this.#book.find(resource)?.holder ?? null;
    return holder !== null;
  }

  /** Takes a return down, the first one and others. */
  takeBack(resource: unknown, entry: StackEntry, isDestroyed: boolean): void {
    const connection = this.#book.find(resource);
    const acquisition = connection?.holder ?? connection?.previous ?? null;
    if (acquisition === null || typeof resource !== 'object' || resource === null) return;
    connection?.recorder?.returned(acquisition, entry, isDestroyed, resource);
  }
}

/** What a pool lends is the pool's to close, whoever opened it. */
function leaveToPool(resource: object): void {
  for (const client of companion.ownClients) if (client.is(resource)) companion.ownClients.delete(client);
}
