import type { BlockId, Variable } from '../ir/index.js';
import type { Span } from '../report/index.js';

/** A jump that leaves enclosing statements. */
export type Jump =
  | { readonly kind: 'break'; readonly label: string | undefined }
  | { readonly kind: 'continue'; readonly label: string | undefined }
  | { readonly kind: 'return'; readonly value: Variable | undefined; readonly span: Span };

/** What encloses the statement being lowered, innermost first. */
export type Frame =
  | { readonly kind: 'loop'; readonly labels: readonly string[]; readonly breakTo: BlockId; readonly continueTo: BlockId; readonly parent: Frame | undefined }
  | { readonly kind: 'breakable'; readonly labels: readonly string[]; readonly unlabelled: boolean; readonly breakTo: BlockId; readonly parent: Frame | undefined }
  /** A `finally` (or the end of a `using` scope) that every jump outwards runs first. */
  | { readonly kind: 'cleanup'; readonly enter: (jump: Jump) => void; readonly parent: Frame | undefined }
  | { readonly kind: 'function'; readonly leave: (value: Variable | undefined, span: Span) => void; readonly parent: undefined };

/** True if the jump ends at this frame. */
export function isTarget(frame: Frame, jump: Jump): boolean {
  switch (frame.kind) {
    case 'loop':
      return jump.kind !== 'return' && (jump.label === undefined || frame.labels.includes(jump.label));
    case 'breakable':
      return jump.kind === 'break' && (jump.label === undefined ? frame.unlabelled : frame.labels.includes(jump.label));
    case 'function':
      return true;
    case 'cleanup':
      return false;
  }
}
