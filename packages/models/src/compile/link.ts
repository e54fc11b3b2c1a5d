/** Follows the references between the types of all libraries and writes the final form. */
import ts from 'typescript';
import type {
  CallEffect,
  CallModel,
  LibraryModel,
  ModuleModel,
  OptionModel,
  OptionsModel,
  ResourceModel,
  TypeModel,
  TypeReference,
} from '../schema.js';
import type { Signature } from './calls.js';
import type { Content } from './content.js';
import type { CompiledLibrary, CompiledModule } from './library.js';
import { checkMentions } from './options.js';
import type { ModuleBlock } from './scope.js';
import { awaited, functionType, references } from './signatures.js';
import type { CompiledCall, CompiledType } from './types.js';

export function linkLibraries(libraries: readonly CompiledLibrary[]): LibraryModel[] {
  const modules = new Map(
    libraries.flatMap((library) => library.modules.map((module) => [module.block.specifier, module] as const)),
  );
  return libraries.map((library) => {
    for (const module of library.modules) checkOptionNames(module, modules, library);
    return {
      name: library.name,
      verified: library.verified,
      ...(library.bindsOnServer && { bindsOnServer: true as const }),
      ...(library.ignoresErrors && { ignoresErrors: true as const }),
      packages: library.packages,
      modules: Object.fromEntries(
        library.modules.map((module) => [module.block.specifier, linkModule(module, modules)]),
      ),
      declarations: library.declarations,
    };
  });
}

type Modules = ReadonlyMap<string, CompiledModule>;

function linkModule(module: CompiledModule, modules: Modules): ModuleModel {
  const { block } = module;
  const call = (compiled: CompiledCall): CallModel => linkCall(compiled, block, modules);
  const calls = (all: ReadonlyMap<string, readonly CompiledCall[]>): Record<string, readonly CallModel[]> =>
    Object.fromEntries([...all].map(([name, overloads]) => [name, overloads.map(call)]));
  const exported = (name: string): string => block.scope.exportedAs.get(name) ?? name;
  const types = [...module.types]
    .filter(([name]) => isModelled({ module: block.specifier, name }, modules))
    .map(([name, type]): [string, TypeModel] => {
      const resource = resourceOf(type, modules);
      return [
        exported(name),
        {
          kind: type.kind,
          extends: type.extends.filter((supertype) => isModelled(supertype, modules)),
          ...(resource !== undefined && { resource }),
          construct: type.construct.map((compiled) =>
            linkCall(compiled, block, modules, { module: block.specifier, name: exported(name) }),
          ),
          ...(type.call.length > 0 && { call: type.call.map(call) }),
          ...(type.others !== undefined && { others: { module: block.specifier, name: type.others.value } }),
          ...(type.awaited !== undefined && { awaited: type.awaited }),
          members: calls(type.members),
          ...(type.statics.size > 0 && { statics: calls(type.statics) }),
          views: type.views,
          ...(Object.keys(type.states).length > 0 && { states: type.states }),
          ...(type.lastEvent !== undefined && { lastEvent: type.lastEvent }),
        },
      ];
    });
  const options = [...module.options].map(([name, { model, contents }]): [string, OptionsModel] => [
    exported(name),
    {
      ...model,
      extends: model.extends.filter((supertype) => findOptions(supertype, modules) !== undefined),
      options: Object.fromEntries(
        Object.entries(model.options).map(([option, described]) => [option, { ...described, ...linkContent(contents.get(option), modules) }]),
      ),
    },
  ]);
  const functions = new Map(
    [...module.functions].map(([name, overloads]) => [name === module.whole ? 'default' : exported(name), overloads]),
  );
  return {
    types: Object.fromEntries(types),
    functions: calls(functions),
    options: Object.fromEntries(options),
    ...(module.whole !== undefined && { whole: module.whole }),
  };
}

function linkContent(content: Content | undefined, modules: Modules): Pick<OptionModel, 'nested' | 'cases' | 'method'> {
  const nested = content?.types.find((reference) => findOptions(reference, modules) !== undefined);
  const cases = content?.cases.map(({ option, values, type }) => ({ option, values, nested: type })) ?? [];
  return {
    ...(nested !== undefined && { nested, ...(content?.method !== undefined && { method: content.method }) }),
    ...(cases.length > 0 && { cases }),
  };
}

/**
 * Adds the types of what the call hands out, and the schema of the first parameter whose type is, or may be, an
 * interface of options.
 *
 * @param self the class, for a constructor
 */
function linkCall(
  { model, signature }: CompiledCall,
  block: ModuleBlock,
  modules: Modules,
  self?: TypeReference,
): CallModel {
  const effects = model.effects.map((effect) => linkEffect(effect, signature, block, modules, self));
  const linked: CallModel = { ...model, effects };
  for (const [argument, parameter] of signature.parameters.entries()) {
    const schema = references(parameter.type, block).find((reference) => findOptions(reference, modules) !== undefined);
    if (schema !== undefined) return { ...linked, options: { argument, schema } };
  }
  return linked;
}

function linkEffect(
  effect: CallEffect,
  signature: Signature,
  block: ModuleBlock,
  modules: Modules,
  self: TypeReference | undefined,
): CallEffect {
  if (effect.kind !== 'acquire' && effect.kind !== 'scope') return effect;
  const place = effect.kind === 'scope' ? { ...effect, by: 'callback' as const } : effect.delivery;
  const whole = place.by === 'result' ? awaited(signature.result) : callbackParameter(signature, place, block);
  const property = effect.kind === 'acquire' ? effect.delivery.property : undefined;
  const written = property === undefined ? whole : awaited(propertyType(whole, property, block));
  const type = place.by === 'result' && self !== undefined ? self : modelledType(written, block, modules);
  return type === undefined ? effect : { ...effect, type };
}

function callbackParameter(
  signature: Signature,
  place: { readonly callback: number; readonly parameter: number },
  block: ModuleBlock,
): ts.TypeNode | undefined {
  const callback = signature.parameters[place.callback];
  return callback && functionType(callback, block)?.parameters[place.parameter]?.type;
}

/** The written type of a property of an interface of the block. */
function propertyType(type: ts.TypeNode | undefined, property: string, block: ModuleBlock): ts.TypeNode | undefined {
  for (const { name } of references(type, block)) {
    for (const declaration of block.scope.declared.get(name) ?? []) {
      for (const member of declaration.members) {
        if (ts.isPropertySignature(member) && member.name.getText() === property) return member.type;
      }
    }
  }
  return undefined;
}

function modelledType(type: ts.TypeNode | undefined, block: ModuleBlock, modules: Modules): TypeReference | undefined {
  return references(type, block).find((reference) => isModelled(reference, modules));
}

function findType(reference: TypeReference, modules: Modules): CompiledType | undefined {
  const module = modules.get(reference.module);
  const name = reference.name === 'default' ? (module?.whole ?? reference.name) : reference.name;
  return module?.types.get(name);
}

function findOptions(reference: TypeReference, modules: Modules): OptionsModel | undefined {
  return modules.get(reference.module)?.options.get(reference.name)?.model;
}

/** Types without methods, tags or modelled supertypes are there for inference only. */
function isModelled(reference: TypeReference, modules: Modules): boolean {
  const type = findType(reference, modules);
  return (
    type !== undefined &&
    (type.resource !== undefined ||
      type.members.size > 0 ||
      type.statics.size > 0 ||
      type.call.length > 0 ||
      type.awaited !== undefined ||
      type.construct.length > 0 ||
      type.views.length > 0 ||
      type.extends.some((supertype) => isModelled(supertype, modules)))
  );
}

/** The type's own resource, or the one it inherits whole. */
function resourceOf(type: CompiledType, modules: Modules): ResourceModel | undefined {
  if (type.resource !== undefined) return type.resource;
  for (const supertype of type.extends) {
    const found = findType(supertype, modules);
    const inherited = found && resourceOf(found, modules);
    if (inherited !== undefined) return inherited;
  }
  return undefined;
}

function checkOptionNames(module: CompiledModule, modules: Modules, library: CompiledLibrary): void {
  for (const { model, mentions, contents } of module.options.values()) {
    checkMentions(mentions, allOptionNames(model, modules), library.report);
    for (const { type, offset } of [...contents.values()].flatMap(({ cases }) => cases)) {
      if (findOptions(type, modules) === undefined) library.report(offset, `@when names ${type.name}, which is no interface of options; add @options to it`);
    }
  }
}

function allOptionNames(model: OptionsModel, modules: Modules): string[] {
  const inherited = model.extends.flatMap((supertype) => {
    const found = findOptions(supertype, modules);
    return found === undefined ? [] : allOptionNames(found, modules);
  });
  return [...Object.keys(model.options), ...inherited];
}
