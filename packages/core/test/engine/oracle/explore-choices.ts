/** Runs something under every combination of the choices that it makes on its way. */

/** Picks one of `alternatives` many; the first is the ordinary one. */
export type Choose = (alternatives: number) => number;

/**
 * Calls `run` once for each sequence of choices, depth first.
 * @returns false if there are more than `limit` sequences, of which then only so many were run
 */
export async function exploreChoices(run: (choose: Choose) => Promise<void>, limit: number): Promise<boolean> {
  let taken: { choice: number; readonly alternatives: number }[] = [];
  for (let runs = 0; runs < limit; runs += 1) {
    let position = 0;
    await run((alternatives) => {
      const step = taken[position] ?? { choice: 0, alternatives };
      taken[position] = step;
      position += 1;
      return step.choice;
    });
    while (taken.length > 0 && isLast(taken[taken.length - 1])) taken = taken.slice(0, -1);
    const last = taken[taken.length - 1];
    if (!last) return true;
    last.choice += 1;
  }
  return false;
}

function isLast(step: { readonly choice: number; readonly alternatives: number } | undefined): boolean {
  return step !== undefined && step.choice === step.alternatives - 1;
}
