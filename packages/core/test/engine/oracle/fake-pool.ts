/** A stand-in for pg's pool that fails where it is told to. */
import { attempt, callBack, FakeClient, promised, type Ledger } from './clients.js';
import type { Choose } from './explore-choices.js';

type ConnectCallback = (error: Error | null, client: FakeClient | undefined, done: (line: number) => void) => void;

/** What the program under way asks and does. */
export interface Run {
  readonly choose: Choose;
  readonly ledger: Ledger;
}

export class FakePool {
  readonly #current: () => Run;

  /** @param current the run that is under way: one program is run many times */
  constructor(current: () => Run) {
    this.#current = current;
  }

  connect(line?: number, callback?: ConnectCallback): Promise<FakeClient | undefined> | undefined;
  connect(callback: ConnectCallback): undefined;
  connect(line?: number | ConnectCallback, more?: ConnectCallback): Promise<FakeClient | undefined> | undefined {
    const callback = typeof line === 'function' ? line : more;
    const { choose, ledger } = this.#current();
    const succeeds = attempt(choose, ledger);
    const client = succeeds ? new FakeClient(typeof line === 'number' ? line : 0, choose, ledger) : undefined;
    if (client) ledger.clients.push(client);
    if (!callback) return promised(client !== undefined, client);
    return callBack(() => { callback(client ? null : new Error('refused'), client, (at) => client?.release(at)); });
  }

  query(): Promise<void> {
    const { choose, ledger } = this.#current();
    return promised(attempt(choose, ledger), undefined);
  }
}
