/** The field that tells whether a value is an instance of that kind of resource: what `instanceof` asks, or a property that says so. */
export const kindField = (kind: string): string => `?is ${kind}`;

/** The field in which an object literal keeps another object that is spread into it, by the place in the literal. */
export const spreadField = (at: number): string => `[spread]${String(at)}`;

/** True for a {@link spreadField}. */
export const isSpreadField = (field: string): boolean => field.startsWith('[spread]');
