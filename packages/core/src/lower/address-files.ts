/** Addresses that no option gives: the library reads them from a file of the project. */
import type TS from 'typescript';
import type { TypeReference } from '@leakcheck/models';
import type { EnvironmentEntry, ProjectAddress, Setting } from '../ir/index.js';
import type { ModelIndex } from '../types/index.js';
import { entryFor } from './environment-files.js';
import type { SourceText } from './source-text.js';
import { parametersInAddress } from './url-parameters.js';

/** The address that a file of that kind gives the programs of a source file's folder. */
export type AddressFiles = (fileName: string, kind: string) => ProjectAddress | undefined;

const addressFiles = new WeakMap<TS.TypeChecker, AddressFiles>();

/** Makes the files known for all sources of a program. */
export function useAddressFiles(checker: TS.TypeChecker, files: AddressFiles): void {
  addressFiles.set(checker, files);
}

interface Surroundings {
  readonly checker: TS.TypeChecker;
  readonly source: SourceText;
  readonly index: ModelIndex;
}

/** The parameters of the address that a construction has without an option that gives one. */
export function settingsOfAddressFile(construction: TS.NewExpression | TS.CallExpression, schema: TypeReference, given: readonly Setting[], around: Surroundings): readonly Setting[] {
  const names = new Set(given.map(({ name }) => name));
  return Object.entries(around.index.optionsOf(schema)?.options ?? {}).flatMap(([name, { addressFrom, nested }]): readonly Setting[] => {
    if (!addressFrom || !nested || [name, ...addressFrom.unless].some((option) => names.has(option))) return [];
    const file = construction.getSourceFile();
    const found = addressFiles.get(around.checker)?.(file.fileName, addressFrom.file);
    const library = around.index.libraryOfModule(nested.module)?.name;
    return found && library !== undefined ? settingsOf(name, { schema: nested, library }, found, { ...around, construction }) : [];
  });
}

function settingsOf(
  name: string,
  nested: NonNullable<Setting['nested']>,
  found: ProjectAddress,
  { construction, checker, source }: Surroundings & { readonly construction: TS.NewExpression | TS.CallExpression },
): readonly Setting[] {
  const { address, file, line, column } = found;
  const here = source.span(construction);
  const place = { nameRange: { start: construction.getStart(), end: construction.getStart() }, shorthand: false, always: true, inText: true } as const;
  if (address.kind === 'text') {
    const { text } = address;
    const at = (start: number, length: number): Pick<Setting, 'nameSpan' | 'valueSpan'> => {
      const span = { file, line, column: column + start, endLine: line, endColumn: column + start + length };
      return { nameSpan: span, valueSpan: span };
    };
    const own: Setting = { ...place, ...at(0, text.length), name, nested, value: { kind: 'constant', value: text } };
    return [own, ...parametersInAddress(text).map((parameter): Setting =>
      ({ ...place, ...at(text.indexOf(`${parameter.name}=`), parameter.name.length), name: `${name}.${parameter.name}`, value: { kind: 'constant', value: parameter.value } }))];
  }
  const { variable } = address;
  const entry = entryFor(variable, construction.getSourceFile().fileName, checker) ?? entryFor(variable, found.fileName, checker);
  const spans = { nameSpan: here, valueSpan: here };
  const fromFile = (value: Setting['value'] & { readonly kind: 'environment' }, { file: environment, line: at }: EnvironmentEntry): Setting['value'] => ({ ...value, from: { file: environment, line: at } });
  const unknown = { kind: 'environment', variable, fallback: undefined } as const;
  const own: Setting = { ...place, ...spans, name, nested, value: entry ? fromFile({ ...unknown, fallback: entry.value }, entry) : unknown };
  if (!entry) return [own];
  return [own, ...parametersInAddress(entry.value).map((parameter): Setting => ({ ...place, ...spans, name: `${name}.${parameter.name}`, value: fromFile({ ...unknown, fallback: parameter.value }, entry) }))];
}
