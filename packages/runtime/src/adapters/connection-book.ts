import { Connection, type ConnectionProbe } from '../connection.js';
import { Unseen } from './unseen.js';

/** What is known of a library's connections, by the library's own objects. */
export class ConnectionBook {
  readonly #connections = new Unseen<Connection>();
  readonly #probe: ConnectionProbe;

  constructor(probe: ConnectionProbe) {
    this.#probe = probe;
  }

  /** The connection behind a library's object; a new one at the first time. */
  of(object: object): Connection {
    let connection = this.#connections.get(object);
    if (connection === undefined) {
      connection = new Connection(object, this.#probe);
      this.#connections.set(object, connection);
    }
    return connection;
  }

  /** The connection behind a library's object, if it was ever handed out by a tracked pool. */
  find(object: unknown): Connection | undefined {
    return typeof object === 'object' && object !== null ? this.#connections.get(object) : undefined;
  }
}
