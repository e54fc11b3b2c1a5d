/** Writes a generated program as TypeScript. */
import { parametersOf, TYPE_OF, type Parameter } from './parameters.js';
import { PRELUDE, PRELUDE_NAMES } from './prelude.js';
import { statementsIn, type Block } from './program.js';
import { constantClient, EMPTY_SCOPE, withClient } from './scope.js';
import { writeBlock } from './statements.js';
import { Writer, type CalledFunction, type Dialect } from './writer.js';

/** A function of the program that can be called on its own. */
export interface EntryPoint {
  readonly name: string;
  readonly firstLine: number;
  readonly lastLine: number;
  /** Its first parameter, if that is a client; `always`: it always is one. */
  readonly client: { readonly always: boolean } | undefined;
  readonly parameters: readonly Parameter[];
}

export interface RenderedProgram {
  readonly text: string;
  readonly entryPoints: readonly EntryPoint[];
  /** The first and the last line of each function inside another. */
  readonly bodies: readonly (readonly [number, number])[];
  /** True if something in it goes on when its function has ended. */
  readonly floats: boolean;
  /** True if it can be compared how sure the reports are. */
  readonly sure: boolean;
}

export function render(program: Block, dialect: Dialect): RenderedProgram {
  const writer = new Writer(dialect);
  writer.assertsVariables = [...statementsIn(program)].some(({ kind }) => kind === 'closure' || kind === 'managed');
  writer.line("import type { PoolClient } from 'pg';");
  writer.line(`import { ${PRELUDE_NAMES.join(', ')} } from '${PRELUDE}';`);
  const entryPoints = [writeFunction(writer, { name: 'run', body: program, client: undefined, result: 'anything' })];
  for (let next = writer.called.shift(); next; next = writer.called.shift()) entryPoints.push(writeFunction(writer, next));
  return { text: writer.lines.join('\n'), entryPoints, bodies: writer.bodies, floats: writer.floats, sure: writer.sure };
}

function writeFunction(writer: Writer, { name, body, client, result }: CalledFunction): EntryPoint {
  const parameters = parametersOf(body);
  const lent = client && constantClient(writer.name('client'), { always: client.always });
  const declared = [
    ...(lent ? [`${lent.name}: PoolClient${lent.always ? '' : ' | undefined'}`] : []),
    ...parameters.map((parameter) => `${parameter}: ${TYPE_OF[parameter]}`),
  ];
  const firstLine = writer.lines.length + 1;
  writer.line(`export async function ${name}(${declared.join(', ')}): Promise<${result === 'client' ? 'PoolClient | undefined' : 'unknown'}> {`);
  const scope = { ...EMPTY_SCOPE, returns: result };
  writeBlock(writer, body, lent ? withClient(scope, lent) : scope);
  writer.line('}');
  return { name, firstLine, lastLine: writer.lines.length, client, parameters };
}
