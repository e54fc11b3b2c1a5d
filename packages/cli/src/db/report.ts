/** What a server answered, for people and for programs. */
import type { Colours } from '../colours.js';
import { printable } from '../formats/printable.js';
import type { ServerAnswers, ServerLimit } from './answers.js';
import type { Proposal } from './proposal.js';

export interface ServerReport {
  readonly answers: ServerAnswers;
  readonly proposal: Proposal;
  readonly contradictions: readonly string[];
}

export function serverTable({ answers, proposal, contradictions }: ServerReport, colours: Colours): string {
  const { system, place, limits } = answers;
  const width = Math.max(...limits.map(({ name }) => name.length));
  return [
    `${colours.bold(printable(system))} at ${colours.cyan(printable(place))}`,
    `  ${connectionsInWords(answers)}`,
    ...limits.map((limit) => `  ${limit.name.padEnd(width)}  ${limitInWords(limit)}`),
    ...(answers.pooler === null ? [] : ['  A proxy hands out connections transaction by transaction, as PgBouncer does in transaction mode.']),
    '',
    ...(contradictions.length === 0 ? ['For leakcheck.config.js:', '', ...configurationLines(proposal)] : contradictions.map((sentence) => colours.red(sentence))),
    '',
  ].join('\n');
}

function connectionsInWords({ maxConnections, reserved, boundBy }: ServerAnswers): string {
  const whose = boundBy === 'server' ? '' : ` (the limit of the ${boundBy})`;
  return `${String(maxConnections)} connections${whose}, ${String(reserved)} of them reserved for others`;
}

function limitInWords({ milliseconds, setBy, remark }: ServerLimit): string {
  const told = remark === undefined ? '' : `; ${remark}`;
  return milliseconds === null ? `no limit${told}` : `${String(milliseconds)} ms, set by ${setBy}${told}`;
}

function configurationLines({ assume, database }: Proposal): readonly string[] {
  return [`  assume: ${literal(assume)},`, `  database: ${literal(database)},`];
}

/** An object as a program writes it. */
function literal(value: object): string {
  const members = Object.entries(value).map(([name, member]) => `${name}: ${typeof member === 'string' ? `'${member}'` : String(member)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

/** The shape is that of docs/command.md. */
export function serverJson({ answers, proposal, contradictions }: ServerReport): string {
  return `${JSON.stringify({ version: 1, server: answers, configuration: proposal, contradictions }, null, 2)}\n`;
}
