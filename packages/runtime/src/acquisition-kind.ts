/**
 * Who has to give the connection back: the caller that was handed it, or the library itself, which took it for the
 * duration of one call such as `pool.query()`.
 */
export type AcquisitionKind = 'handed-out' | 'internal';
