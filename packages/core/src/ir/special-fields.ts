import type { Variable } from './graph.js';

/** The field that tells whether a value is an instance of that kind of resource: what `instanceof` asks, or a property that says so. */
export const kindField = (kind: string): string => `?is ${kind}`;

/** The field in which an object literal keeps another object that is spread into it. */
export const spreadField = (spread: Variable): string => `[spread]${String(spread)}`;

/** True for a {@link spreadField}. */
export const isSpreadField = (field: string): boolean => field.startsWith('[spread]');

/** The name under which an element is kept whose key is computed. */
export const COMPUTED_FIELD = '[]';

/** The key under which all variables of surrounding code are kept as fields. */
export const OUTER_SCOPE = '(outer)';

/** The field that tells whether an object has a field of that name, whatever is in it: what `in` asks. */
export const presenceField = (field: string): string => `?has ${field}`;

/** What programs ask of a value, by a function of their own libraries. */
export type AskedType = 'object' | 'plain object' | 'string' | 'boolean' | 'number';

/** The field that tells whether a value is of that type. */
export const typeField = (type: AskedType): string => `?type ${type}`;

/** The type that a {@link typeField} asks for. */
export const askedByType = (field: string): string | undefined => (field.startsWith('?type ') ? field.slice('?type '.length) : undefined);

/** The same question, whose answer is of no account to what is asked later. */
export const passingPresenceField = (field: string): string => `?holds ${field}`;

/** The name that a {@link presenceField} asks for. */
export const askedByPresence = (field: string): string | undefined => /^\?(?:has|holds) (.*)$/s.exec(field)?.[1];

/** True for a question of which no path remembers the answer: it knows it from elsewhere, or either may hold. */
export const isPassingQuestion = (field: string): boolean => field.startsWith('?holds ') || field.startsWith('?type ');
