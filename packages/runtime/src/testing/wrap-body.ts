type Body = (this: unknown, ...values: unknown[]) => unknown;

const wrapped = new WeakSet<Body>();

/**
 * The function of a test within another, with the same number of parameters: by them runners tell whether it takes a
 * callback. A second time changes nothing, as where a test is tried again.
 */
export function wrapBody(body: Body, around: (run: () => unknown) => unknown): Body {
  if (wrapped.has(body)) return body;
  const wrapper: Body = function (...values) {
    return around(() => Reflect.apply(body, this, values));
  };
  Object.defineProperty(wrapper, 'length', { value: body.length, configurable: true });
  Object.defineProperty(wrapper, 'name', { value: body.name, configurable: true });
  wrapped.add(wrapper);
  return wrapper;
}
