import type { InventoryEntry } from '@leakcheck/core';
import type { Colours } from '../colours.js';
import { printable } from '../formats/printable.js';
import { budgetInWords } from './budget.js';
import type { Inventory } from './inventory.js';
import { nameOf, notesOn, sourceInWords, valueInWords } from './words.js';

/** Text for people: a block for each pool, and the sum at the end. */
export function inventoryTable({ pools, budget }: Inventory, colours: Colours): string {
  const blocks = pools.map((entry) => block(entry, colours));
  const { available, connections, instances } = budget;
  const words = budgetInWords(budget);
  const isOver = available !== null && connections * instances > available;
  return [...blocks, `${isOver ? colours.red(words) : words}\n`].join('\n');
}

function block(entry: InventoryEntry, colours: Colours): string {
  const rows = entry.options.map((option) => [option.option, valueInWords(option), sourceInWords(option)].map(printable));
  const widths = [0, 1].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  const lines = [
    `${colours.cyan(printable(entry.file))}:${String(entry.line)}  ${colours.bold(printable(nameOf(entry)))}`,
    ...rows.map(([option = '', value = '', source = '']) => `  ${option.padEnd(widths[0] ?? 0)}  ${value.padEnd(widths[1] ?? 0)}  ${colours.dim(source)}`),
    ...notesOn(entry).map((note) => `  ${colours.dim(note)}`),
    ...entry.verdicts.map(({ ruleId, message }) => `  ${colours.yellow(ruleId)}: ${printable(message)}`),
  ];
  return `${lines.join('\n')}\n`;
}
