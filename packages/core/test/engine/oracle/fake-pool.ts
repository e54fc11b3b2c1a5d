/** A stand-in for pg's pool that fails where it is told to. */
import { callBack, FakeClient, settle, type Ledger } from './clients.js';
import type { Choose } from './explore-choices.js';

type ConnectCallback = (error: Error | null, client: FakeClient | undefined, done: (line: number) => void) => void;

export class FakePool {
  readonly #choose: Choose;
  readonly #ledger: Ledger;

  constructor(choose: Choose, ledger: Ledger) {
    this.#choose = choose;
    this.#ledger = ledger;
  }

  connect(line: number, callback?: ConnectCallback): Promise<FakeClient> | undefined {
    const connection = settle(this.#choose, this.#ledger, () => {
      const client = new FakeClient(line, this.#choose, this.#ledger);
      this.#ledger.clients.push(client);
      return client;
    });
    if (!callback) return connection;
    callBack(connection, (error, client) => { callback(error, client, (at) => client?.release(at)); });
    return undefined;
  }

  query(): Promise<void> {
    return settle(this.#choose, this.#ledger, () => undefined);
  }
}
