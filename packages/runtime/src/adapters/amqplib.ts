/**
 * amqplib, read at 2.3.1, with promises and with callbacks: the channels of a connection.
 *
 * - `createChannel()` and `createConfirmChannel()` open one. It is closed by `close()`, by the server after an error,
 *   and with its connection, all of which end in `toClosed()`.
 */
import type { Adapter, RecorderOf } from '../adapter.js';
import { isMethod, replaceMethod } from '../replace-method.js';
import { LeaseClass, Leases } from './leases.js';
import { whenSettled } from './settled-promise.js';
import { hasMethods } from './shape.js';

export const amqplibAdapter: Adapter = {
  library: 'amqplib',
  acquireMethod: 'createChannel',
  recognises: (value): value is object => hasMethods(value, ['createChannel', 'createConfirmChannel', 'updateSecret', 'close']),
  instrument,
};

const channels = new LeaseClass({
  probe: {},
  endings: [{ method: 'close' }, { method: 'toClosed', isDestroyed: true }],
  endsOnce: false,
});

function instrument(target: object, recorderOf: RecorderOf): () => void {
  const leases = new Leases(channels);
  const restorers = ['createChannel', 'createConfirmChannel'].map((name) =>
    replaceMethod(target, name, (original) => {
      return function create(...values): unknown {
        const recorder = recorderOf(this);
        if (recorder === undefined) return Reflect.apply(original, this, values);
        const acquisition = recorder.requested('handed-out', create, null);
        const refused = (): void => recorder.refused(acquisition);
        const place = values.findIndex(isMethod);
        const callback = values[place];
        if (!isMethod(callback)) {
          return whenSettled(Reflect.apply(original, this, values), (channel) => leases.grant(channel, acquisition, recorder), refused);
        }
        const watched = function (this: unknown, ...answer: unknown[]): unknown {
          const [error, channel] = answer;
          if (channel === undefined || error) refused();
          else leases.grant(channel, acquisition, recorder);
          return Reflect.apply(callback, this, answer);
        };
        return Reflect.apply(original, this, values.with(place, watched));
      };
    }),
  );
  return () => {
    for (const restore of restorers) restore();
    leases.restore();
  };
}
