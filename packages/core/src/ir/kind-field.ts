/** The field that tells whether a value is an instance of that kind of resource: what `instanceof` asks, or a property that says so. */
export const kindField = (kind: string): string => `?is ${kind}`;
