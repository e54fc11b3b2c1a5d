import type { Inventory } from './inventory.js';

/** For programs; the shape is that of docs/command.md. */
export function inventoryJson({ pools, budget }: Inventory): string {
  return `${JSON.stringify({ version: 1, pools, budget }, null, 2)}\n`;
}
