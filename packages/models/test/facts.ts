import type { CallModel, LibraryModel, ModuleModel, OptionsModel } from '../src/index.js';
import { compileModels } from '../src/compile/index.js';
import { librarySources } from './sources.js';

const LIBRARIES = compileModels(librarySources()).data.libraries;

export function library(name: string): LibraryModel {
  return found(LIBRARIES.find((candidate) => candidate.name === name), name);
}

export function moduleOf(specifier: string): ModuleModel {
  const owner = LIBRARIES.find((candidate) => Object.hasOwn(candidate.modules, specifier));
  return found(owner?.modules[specifier], specifier);
}

export function optionsOf(specifier: string, name: string): OptionsModel {
  return found(moduleOf(specifier).options[name], `${specifier}#${name}`);
}

/** The overloads of `Type.member`, `new Type` or `function` in a module. */
export function callsOf(specifier: string, call: string): readonly CallModel[] {
  const { types, functions } = moduleOf(specifier);
  const [type = '', member] = call.split('.');
  const constructed = /^new (.*)$/.exec(call)?.[1];
  const overloads =
    constructed !== undefined
      ? types[constructed]?.construct
      : member === undefined
        ? functions[type]
        : types[type]?.members[member];
  return found(overloads, `${specifier}#${call}`);
}

/** What an overload does, in one line: `acquire connection > PoolClient, use`. */
export function summary(call: CallModel): string {
  return call.effects
    .map((effect): string => {
      switch (effect.kind) {
        case 'acquire': {
          const { delivery } = effect;
          const releaser = delivery.by === 'callback' ? (delivery.releaser ?? 'none') : '';
          const place =
            delivery.by === 'result' ? '' : ` by callback ${delivery.callback}.${delivery.parameter}, releaser ${releaser}`;
          return `acquire ${effect.resource}${place} > ${effect.type?.name ?? '?'}`;
        }
        case 'scope':
          return `scope ${effect.resource} by callback ${effect.callback}.${effect.parameter} > ${effect.type?.name ?? '?'}`;
        case 'release':
        case 'connect':
          return `${effect.kind} ${effect.target}`;
        case 'view':
          return `view ${effect.of}`;
        case 'oneShot':
          return `oneShot ${effect.work}`;
        default:
          return effect.kind;
      }
    })
    .join(', ');
}

function found<Value>(value: Value | undefined, name: string): Value {
  if (value === undefined) throw new Error(`no model of ${name}`);
  return value;
}
