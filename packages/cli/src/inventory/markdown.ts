import type { InventoryEntry } from '@leakcheck/core';
import { budgetInWords } from './budget.js';
import type { Inventory } from './inventory.js';
import { nameOf, notesOn, sourceInWords, valueInWords } from './words.js';

/** A page for a review: a table for each pool, and the sum. */
export function inventoryMarkdown({ pools, budget }: Inventory): string {
  return ['# Pools and clients', budgetInWords(budget), ...pools.map(section)].map((part) => `${part}\n`).join('\n');
}

function section(entry: InventoryEntry): string {
  const rows = entry.options.map((option) => `| ${[`\`${option.option}\``, valueInWords(option), sourceInWords(option)].map(cell).join(' | ')} |`);
  const table = rows.length === 0 ? [] : ['', '| option | value | from |', '| --- | --- | --- |', ...rows];
  const remarks = [...notesOn(entry), ...entry.verdicts.map(({ ruleId, message }) => `**${ruleId}**: ${message}`)];
  const list = remarks.length === 0 ? [] : ['', ...remarks.map((remark) => `- ${cell(remark)}`)];
  return [`## ${cell(nameOf(entry))}`, '', `\`${entry.file}:${String(entry.line)}\``, ...table, ...list].join('\n');
}

/** A bar would end the cell, and a line break the table. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|').replace(/\s+/g, ' ');
}
