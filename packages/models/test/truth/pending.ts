/** Whether a promise still waits after every answer that could settle it has had ample time to come. */
export async function isPending(promise: Promise<unknown>): Promise<boolean> {
  const waits = Symbol('waits');
  const later = new Promise<symbol>((resolve) => setTimeout(() => resolve(waits), 150));
  return (await Promise.race([promise.catch(() => undefined), later])) === waits;
}
